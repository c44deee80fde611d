import { buttonClass } from '@/components/ui/button';

type OtherWaysProps = {
  providers: readonly { id: string; name: string }[];
  /** Starts a sign-in with the provider whose id is in the field `provider`. */
  action?: (form: FormData) => Promise<void>;
  label: string;
};

/** Buttons to sign in with external providers. Renders nothing if there are none. */
export function OtherWays({ providers, action, label }: OtherWaysProps) {
  if (providers.length === 0 || !action) return null;
  return (
    <form action={action} className="grid gap-2 border-t border-border pt-5">
      <p className="text-sm text-muted">{label}</p>
      {providers.map(({ id, name }) => (
        <button key={id} type="submit" name="provider" value={id} className={buttonClass('secondary')}>
          {name}
        </button>
      ))}
    </form>
  );
}
