import { StateBadge, type Tone } from '@/components/admin/state-badge';
import type { AccountsMessages } from '@/lib/i18n/console/accounts/en';
import type { Account } from '@/lib/providers/types';

const tones = {
  active: 'ok',
  disabled: 'danger',
  locked: 'danger',
  expired: 'danger',
  read_only: 'quiet',
  protected: 'quiet',
  unknown: 'quiet',
} as const satisfies Record<Account['status'], Tone>;

/** The state of an account as a badge. */
export function AccountStatus({ status, phrases }: { status: Account['status']; phrases: AccountsMessages }) {
  return <StateBadge tone={tones[status]}>{phrases[status]}</StateBadge>;
}
