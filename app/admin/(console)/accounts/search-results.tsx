import { Suspense } from 'react';
import { ResultsSkeleton } from '@/components/admin/accounts/results-skeleton';
import { Alert } from '@/components/ui/alert';
import { type Asked, nextAnswers } from '@/lib/admin/accounts/next-answers';
import type { DirectoryAnswer } from '@/lib/admin/accounts/search-directories';
import { accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import { listOf } from '@/lib/i18n/list-of';
import type { Locale } from '@/lib/i18n/locales';
import { punctuation } from '@/lib/i18n/punctuation';
import type { Services } from '@/lib/services/services';
import { DirectoryResults } from './directory-results';
import { failingWords, hintsOf, type SearchPage } from './search-page';

/** Directories that answer within this time of the first one keep their configured order. */
const togetherMs = 150;

type SearchResultsProps = {
  services: Pick<Services, 'sleep'>;
  asked: readonly Asked<DirectoryAnswer>[];
  page: SearchPage;
  /** Names of directories with invalid settings. */
  broken: readonly string[];
  locale: Locale;
  /** Whether accounts are already listed above. */
  foundSome?: boolean;
};

/**
 * The accounts found, in the order in which directories answer. Later results are added below, so nothing moves under
 * the pointer. Directories that found nothing or failed come last.
 */
export function SearchResults(props: SearchResultsProps) {
  return <Waiting {...props} names={props.asked.map(({ name }) => name)} />;
}

function Waiting({ names, ...props }: SearchResultsProps & { names: readonly string[] }) {
  const { t } = accountsPhrases(props.locale);
  const label = t('searching', { directory: listOf(props.locale, names, 'conjunction') });
  return (
    <Suspense fallback={<ResultsSkeleton label={label} />}>
      <NextResults {...props} />
    </Suspense>
  );
}

async function NextResults(props: SearchResultsProps) {
  const { services, asked, page, locale } = props;
  const isWorthShowing = ({ found }: DirectoryAnswer) =>
    found.ok && (found.value.accounts.length > 0 || page.one !== null);
  const { shown, rest, waitingFor } = await nextAnswers(asked, isWorthShowing, () => services.sleep(togetherMs));
  const foundSome = props.foundSome === true || shown.length > 0;
  const below = { ...props, asked: rest, foundSome };
  return (
    <>
      {shown.map((answer) =>
        answer.found.ok ? (
          <DirectoryResults key={answer.id} answer={answer} found={answer.found.value} page={page} locale={locale} />
        ) : null,
      )}
      {waitingFor.length > 0 ? <Waiting {...below} names={waitingFor} /> : <Others {...below} />}
    </>
  );
}

/** The directories that found nothing, in one line, and those that failed. */
async function Others({ asked, broken, locale, foundSome }: SearchResultsProps) {
  const { phrases, t } = accountsPhrases(locale);
  const answers = await Promise.all(asked.map(({ answer }) => answer));
  const { colon, gap } = punctuation[locale];
  const empty = answers.filter(({ found }) => found.ok).map(({ name }) => name);
  const nobody = empty.length > 0 ? [t('nobodyIn', { directories: listOf(locale, empty, 'disjunction') })] : [];
  const sentences = [...nobody, ...(foundSome || answers.length === 0 ? [] : [phrases.nobody])];
  return (
    <>
      {answers.map((answer) => {
        const words = failingWords(answer, locale) ?? notAnsweredWords(answer, locale);
        return words ? (
          <Alert key={answer.id} tone="danger">
            {words}
          </Alert>
        ) : null;
      })}
      {broken.map((id) => (
        <Alert key={id} tone="danger">
          {t('broken', { directory: id })}
        </Alert>
      ))}
      {sentences.length > 0 ? (
        <div className="grid max-w-prose gap-1 text-sm text-muted">
          <p>{sentences.join(gap)}</p>
          {answers.flatMap(({ id, name, found }) =>
            found.ok
              ? hintsOf(found.value, locale).map((hint) => (
                  <p key={`${id} ${hint}`}>
                    {name}
                    {colon}
                    {hint}
                  </p>
                ))
              : [],
          )}
        </div>
      ) : null}
    </>
  );
}

function notAnsweredWords({ name, found }: DirectoryAnswer, locale: Locale): string | null {
  if (found.ok) return null;
  const phrase = { directory_busy: 'busy', directory_refused: 'refused' } as const;
  const { code } = found.error;
  const key = code === 'directory_busy' || code === 'directory_refused' ? phrase[code] : 'down';
  return accountsPhrases(locale).t(key, { directory: name });
}
