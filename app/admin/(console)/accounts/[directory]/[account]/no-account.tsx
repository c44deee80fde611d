import { PageHeader } from '@/components/admin/page-header';
import { buttonClass } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import type { ErrorCode } from '@/lib/base/errors';
import { answerNotFound } from '@/lib/http/response/answers-under-way';
import { accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';
import { waitWords } from '@/lib/i18n/wait-words';

/** Replaces the account's page if the account does not exist or its directory does not answer. */
export async function NoAccount({ code, locale }: { code: ErrorCode; locale: Locale }) {
  const { phrases } = accountsPhrases(locale);
  const failures: Partial<Record<ErrorCode, string>> = {
    directory_busy: phrases.readBusy,
    directory_unavailable: phrases.readDown,
    directory_refused: phrases.readRefused,
  };
  const failure = failures[code];
  if (!failure) answerNotFound((await getRequestFacts()).requestId);
  const wait = waitWords(code === 'directory_busy' ? 10 : 60, messagesFor(locale).wait);
  return (
    <>
      <PageHeader
        title={failure ? phrases.failedTitle : phrases.goneTitle}
        intro={failure ? fill(failure, { wait }) : phrases.gone}
      />
      <a href="/admin/accounts" className={`${buttonClass('secondary')} sm:w-auto`}>
        {phrases.backToSearch}
      </a>
    </>
  );
}
