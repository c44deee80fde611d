import { Button, buttonClass } from '@/components/ui/button';
import { HelpLine } from '@/components/ui/help-context';
import type { DonePhrases, Outcome } from '@/lib/i18n/phrases/done-phrases';

export type DonePanelProps = {
  outcome: Outcome;
  /** False if a retry would end the same way, so that help is offered first. */
  canRepeat: boolean;
  signInUrl?: string | undefined;
  supportUrl?: string | undefined;
  /** Ends this attempt and goes to the first page. */
  restartAction: (form: FormData) => Promise<void>;
  phrases: DonePhrases;
};

/** The outcome and the next step, with one main button. The words come with the outcome. */
export function DonePanel({ outcome, canRepeat, signInUrl, supportUrl, restartAction, phrases }: DonePanelProps) {
  const signIn = outcome === 'refused' ? undefined : signInUrl;
  const again = outcome !== 'done' && canRepeat;
  return (
    <>
      {phrases.texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <div className="grid gap-3">
        {signIn ? (
          <a href={signIn} className={buttonClass('primary')}>
            {phrases.signIn}
          </a>
        ) : null}
        {again ? (
          <form action={restartAction}>
            <Button look={signIn ? 'secondary' : 'primary'}>{phrases.restart}</Button>
          </form>
        ) : null}
        {canRepeat || !supportUrl ? null : (
          <a href={supportUrl} className={buttonClass('primary')}>
            {phrases.getHelp}
          </a>
        )}
      </div>
      {outcome === 'done' || (!canRepeat && supportUrl) ? null : <HelpLine />}
      {again ? null : (
        <form action={restartAction} className="grid justify-items-center">
          <Button look="quiet">{phrases.another}</Button>
        </form>
      )}
    </>
  );
}
