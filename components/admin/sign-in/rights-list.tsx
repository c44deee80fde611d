import { FactList } from '@/components/admin/fact-list';
import type { Grant } from '@/lib/base/permissions';
import type { MeMessages } from '@/lib/i18n/console/me/en';
import type { Locale } from '@/lib/i18n/locales';
import { punctuation } from '@/lib/i18n/punctuation';

type RightsListProps = {
  email: string;
  role: string;
  directories: 'all' | readonly string[];
  grants: readonly Grant[];
  phrases: MeMessages;
  locale: Locale;
};

/** An operator's e-mail address, role, directories and additional permissions. */
export function RightsList({ email, role, directories, grants, phrases, locale }: RightsListProps) {
  const names: Record<Grant, string> = {
    show_link: phrases.grantShowLink,
    temporary_password: phrases.grantTemporary,
    chosen_password: phrases.grantChosen,
  };
  const rows = [
    [phrases.email, email],
    [phrases.role, role],
    [
      phrases.scope,
      directories === 'all'
        ? phrases.allDirectories
        : directories.join(punctuation[locale].comma) || phrases.noDirectories,
    ],
    [phrases.grants, grants.map((grant) => names[grant]).join(' · ') || phrases.noGrants],
  ] as const;
  return <FactList facts={rows.map(([label, value]) => ({ label, value }))} />;
}
