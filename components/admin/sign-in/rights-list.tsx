import type { MeMessages } from '@/lib/i18n/console/me/en';
import type { Grant } from '@/lib/permissions';

type RightsListProps = {
  email: string;
  role: string;
  directories: 'all' | readonly string[];
  grants: readonly Grant[];
  phrases: MeMessages;
};

/** What an operator may do, in words. */
export function RightsList({ email, role, directories, grants, phrases }: RightsListProps) {
  const names: Record<Grant, string> = {
    show_link: phrases.grantShowLink,
    temporary_password: phrases.grantTemporary,
    chosen_password: phrases.grantChosen,
  };
  const rows = [
    [phrases.email, email],
    [phrases.role, role],
    [phrases.scope, directories === 'all' ? phrases.allDirectories : directories.join(', ') || phrases.noDirectories],
    [phrases.grants, grants.map((grant) => names[grant]).join(' · ') || phrases.noGrants],
  ] as const;
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
      {rows.map(([term, text]) => (
        <div key={term} className="sm:contents">
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 wrap-break-word">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
