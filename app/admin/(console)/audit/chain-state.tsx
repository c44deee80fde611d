import { RefreshWhileRunning } from '@/components/admin/audit/refresh-while-running';
import { ConsoleForm } from '@/components/admin/console-form';
import { LocalTime } from '@/components/admin/local-time';
import { Section } from '@/components/admin/section';
import { Alert } from '@/components/ui/alert';
import { type ChainCheck, readChainCheck } from '@/lib/admin/audit/chain-check';
import { actorName } from '@/lib/admin/audit/describe-event';
import { auditPhrases } from '@/lib/i18n/console/audit/audit-phrases';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { punctuation } from '@/lib/i18n/punctuation';
import type { Actor } from '@/lib/operators/actor';
import type { Services } from '@/lib/services/services';
import { checkChainAction } from './actions';

type ChainStateProps = { services: Services; actor: Actor; names: ReadonlyMap<string, string>; here: string };

/** Whether the audit was intact at the last check, and the button for another check. */
export async function ChainState({ services, actor, names, here }: ChainStateProps) {
  const { locale } = actor.request;
  const { phrases } = auditPhrases(locale);
  const last = await readChainCheck(services, actor);
  if (!last.ok) return null;
  const found = last.value;
  const isRunning = found?.check.state === 'running';
  const shell = consoleShellPhrases(locale);
  return (
    <div id="audit-check" tabIndex={-1} className="scroll-mt-4">
      <Section title={phrases.chainTitle} hint={phrases.chainHint}>
        {found ? (
          <>
            <Alert tone={tones[found.check.state]}>{stateWords(locale, found.check)}</Alert>
            <p className="mt-2 text-sm text-muted">
              {auditPhrases(locale).t('checkedBy', { name: actorName(found.check.by, names, locale) })}
              {' · '}
              <LocalTime iso={found.at.toISOString()} locale={locale} />
            </p>
            {found.check.state === 'whole' ? (
              <details className="mt-2">
                <summary className="min-h-11 cursor-pointer py-2.5 text-sm">{phrases.lastHash}</summary>
                <p className="font-mono text-sm wrap-anywhere">
                  {found.check.events}: {found.check.lastHash}
                </p>
                <p className="mt-1 max-w-prose text-sm text-muted">{phrases.lastHashHint}</p>
              </details>
            ) : null}
          </>
        ) : (
          <p className="text-muted">{phrases.never}</p>
        )}
        {isRunning ? (
          <>
            <RefreshWhileRunning />
            <a
              href={`${here}#audit-check`}
              className="mt-2 inline-block py-2 font-medium text-accent-ink underline-offset-4 hover:underline"
            >
              {phrases.reload}
            </a>
          </>
        ) : (
          <div className="mt-4">
            <ConsoleForm
              action={checkChainAction}
              fields={[]}
              hidden={{ here }}
              phrases={consoleFormPhrases(locale)}
              look="secondary"
              labels={{
                submit: found ? phrases.checkAgain : phrases.check,
                pending: phrases.checkPending,
                stepUpCode: shell.stepUpCode,
                stepUpHint: shell.stepUpHint,
              }}
            />
          </div>
        )}
      </Section>
    </div>
  );
}

const tones = { running: 'info', whole: 'ok', broken: 'danger', failed: 'info' } as const;

function stateWords(locale: Locale, check: ChainCheck): string {
  const { phrases, t } = auditPhrases(locale);
  if (check.state === 'running') return t('running', { checked: check.checked, total: check.total });
  if (check.state === 'broken') {
    const seq = String(check.seq);
    return check.code === 'cut_off' || check.code === 'truncated'
      ? t('truncated', { seq })
      : t('rewritten', { seq, what: phrases[check.code] });
  }
  if (check.state === 'failed') return phrases.failed;
  const { events, since } = check;
  const time = since && `${since.at.slice(0, 16).replace('T', ' ')} UTC`;
  const whole = time ? t('wholeSince', { events, time, older: since.seq - 1 }) : t('whole', { events });
  const removed = check.personalRemoved > 0 ? t('personalRemoved', { count: check.personalRemoved }) : '';
  return [whole, removed].filter(Boolean).join(punctuation[locale].gap);
}
