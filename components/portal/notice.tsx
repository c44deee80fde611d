import { Alert } from '@/components/ui/alert';
import { HelpLine } from '@/components/ui/help-context';
import type { ErrorCode } from '@/lib/base/errors';
import { errorWords } from '@/lib/i18n/error-words';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';

type NoticeProps = { code: ErrorCode; retryAfterSeconds?: number | undefined; phrases: FormPhrases };

/** An error that a page knows before any form is sent, for instance an expired attempt. */
export function Notice({ code, retryAfterSeconds, phrases }: NoticeProps) {
  return (
    <Alert tone={code === 'cookies_off' ? 'danger' : 'info'}>
      <p>{errorWords(code, phrases, retryAfterSeconds)}</p>
      {code === 'reset_unavailable' ? <HelpLine /> : null}
    </Alert>
  );
}
