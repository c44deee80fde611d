import { Alert } from '@/components/ui/alert';
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
      {answer.requestId ? <p className="text-sm">{fill(phrases.requestId, { requestId: answer.requestId })}</p> : null}
    </Alert>
  );
}
