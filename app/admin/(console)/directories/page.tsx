import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageNotice } from '@/app/admin/page-notice';
import { DirectoryCard } from '@/components/admin/directories/directory-card';
import { PageHeader } from '@/components/admin/page-header';
import { Alert } from '@/components/ui/alert';
import { buttonClass } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { type DirectoryOverview, listDirectories } from '@/lib/admin/directories/list-directories';
import { problemWords } from '@/lib/admin/directories/problem-words';
import { directoriesPhrases, kindWords } from '@/lib/i18n/console/directories/directories-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { requireOperator } from '@/lib/operators/require-operator';
import { DirectoryActs } from './directory-acts';
import { HealthNote } from './health-note';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: directoriesPhrases(locale).phrases.title };
}

const tones = { usable: 'ok', failing: 'danger', broken: 'danger', off: 'quiet', pending: 'quiet' } as const;

export default async function DirectoriesPage() {
  const signedIn = await requireOperator('directories.read');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const { phrases } = directoriesPhrases(locale);
  const listed = await listDirectories(services, actor);
  if (!listed.ok) redirect('/admin/not-allowed');
  const { source, directories } = listed.value;
  const isEditable = source === 'database';
  return (
    <>
      <PageHeader
        title={phrases.title}
        intro={phrases.intro}
        action={
          isEditable ? (
            <a href="/admin/directories/new" className={`${buttonClass('primary')} sm:w-auto`}>
              {phrases.add}
            </a>
          ) : undefined
        }
      />
      <PageNotice />
      <div className="grid gap-4">
        {isEditable ? null : <Alert tone="info">{phrases.fileRules}</Alert>}
        {directories.length === 0 ? <p>{phrases.none}</p> : null}
        <ul className="grid gap-4">
          {directories.map((directory, at) => (
            <DirectoryCard
              key={directory.id}
              id={directory.id}
              name={directory.name}
              kind={kindWords(locale, directory.kind).name}
              state={{ tone: tones[directory.state], words: phrases[directory.state] }}
              problems={directory.problems.map((detail) => ({
                words: problemWords(locale, directory.kind, detail),
                detail,
              }))}
              phrases={phrases}
              index={indexWords(locale, directory)}
              locale={locale}
              note={<HealthNote health={directory.health} locale={locale} />}
            >
              <DirectoryActs
                locale={locale}
                directory={directory}
                isEditable={isEditable}
                isFirst={at === 0}
                isLast={at === directories.length - 1}
              />
            </DirectoryCard>
          ))}
        </ul>
      </div>
    </>
  );
}

function indexWords(locale: Locale, { index, health }: DirectoryOverview) {
  const { phrases, t } = directoriesPhrases(locale);
  const latency = health?.failure === null && health.latencyMs !== null ? health.latencyMs : null;
  const answers = latency === null ? '' : t('answersIn', { count: latency });
  if (index === undefined) return answers ? { words: answers } : undefined;
  if (index === null) return { words: `${phrases.indexMissing} ${answers}`.trim() };
  const words = `${answers} ${t('indexed', { count: index.accounts })}`.trim();
  return { words, readAt: index.finishedAt.toISOString() };
}
