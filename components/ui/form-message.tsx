import { AlertBox } from '@/components/ui/alert';
import { HelpLine } from '@/components/ui/help-context';
import type { ErrorCode } from '@/lib/base/errors';
import type { Refused } from '@/lib/forms/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import { fill } from '@/lib/i18n/fill';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';

type FormMessageProps = { refused: Refused | undefined; connectionLost: boolean; phrases: FormPhrases };

/** An error of the whole form, in a live region that exists before the text does. */
export function FormMessage(props: FormMessageProps) {
  return (
    <div role="alert" className="empty:absolute">
      <Message {...props} />
    </div>
  );
}

function Message({ refused, connectionLost, phrases }: FormMessageProps) {
  if (connectionLost) {
    return (
      <AlertBox tone="danger">
        <p>{phrases.connectionLost}</p>
      </AlertBox>
    );
  }
  if (!refused?.error) return null;
  return (
    <AlertBox tone={passing.includes(refused.error) ? 'info' : 'danger'}>
      <p>{errorWords(refused.error, phrases, refused.retryAfterSeconds)}</p>
      {needsHelp(refused) ? <HelpLine /> : null}
      {refused.requestId ? (
        <p className="text-sm">{fill(phrases.requestId, { requestId: refused.requestId })}</p>
      ) : null}
    </AlertBox>
  );
}

/** Errors that need no correction: they pass by themselves, or are already handled. */
const passing: readonly ErrorCode[] = [
  'send_too_soon',
  'send_limit',
  'directory_busy',
  'puzzle_mismatch',
  'puzzle_expired',
  'page_out_of_date',
];

/** Errors that a retry does not fix. */
const beyondThem: readonly (ErrorCode | undefined)[] = [
  'reset_unavailable',
  'directory_refused',
  'single_sign_on',
  'handoff_over',
  'work_required',
  'unexpected',
];

/** A wait this long makes the person want another way. */
const longWaitSeconds = 300;

function needsHelp({ error, retryAfterSeconds = 0 }: Refused): boolean {
  return beyondThem.includes(error) || retryAfterSeconds >= longWaitSeconds;
}
