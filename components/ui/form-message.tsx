import { Alert } from '@/components/ui/alert';
import { HelpLine } from '@/components/ui/help-context';
import type { ErrorCode } from '@/lib/errors';
import type { FormState } from '@/lib/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import { fill } from '@/lib/i18n/fill';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';

type FormMessageProps = { answer: FormState; connectionLost: boolean; phrases: FormPhrases };

/** What went wrong with the form as a whole. */
export function FormMessage({ answer, connectionLost, phrases }: FormMessageProps) {
  if (!connectionLost && !answer.error) return null;
  return (
    <Alert tone="danger">
      <p>
        {connectionLost || !answer.error
          ? phrases.connectionLost
          : errorWords(answer.error, phrases, answer.retryAfterSeconds)}
      </p>
      {!connectionLost && answer.error && needsHelp(answer) ? <HelpLine /> : null}
      {answer.requestId ? <p className="text-sm">{fill(phrases.requestId, { requestId: answer.requestId })}</p> : null}
    </Alert>
  );
}

/** Failures that the person cannot mend by trying again. */
const beyondThem: readonly (ErrorCode | undefined)[] = [
  'reset_unavailable',
  'directory_refused',
  'single_sign_on',
  'handoff_over',
  'work_required',
  'unexpected',
];

/** A wait that is long enough for somebody to want another way. */
const longWaitSeconds = 300;

function needsHelp({ error, retryAfterSeconds = 0 }: Pick<FormState, 'error' | 'retryAfterSeconds'>): boolean {
  return beyondThem.includes(error) || retryAfterSeconds >= longWaitSeconds;
}
