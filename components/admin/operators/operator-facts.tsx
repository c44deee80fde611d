import { FactList } from '@/components/admin/fact-list';
import { LocalTime } from '@/components/admin/local-time';
import { Section } from '@/components/admin/section';
import { StateBadge } from '@/components/admin/state-badge';
import type { OperatorDetail, OperatorState } from '@/lib/admin/operators/list-operators';
import { operatorsPhrases } from '@/lib/i18n/console/operators/operators-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { punctuation } from '@/lib/i18n/punctuation';

const tones = { active: 'ok', disabled: 'danger', waiting: 'quiet', inviteOver: 'danger' } as const;

type OperatorFactsProps = { detail: OperatorDetail; state: OperatorState; locale: Locale };

/** An operator's state, sign-in method, second factors and current sessions. */
export function OperatorFacts({ detail, state, locale }: OperatorFactsProps) {
  const { phrases, t } = operatorsPhrases(locale);
  const { operator, sessions, factors } = detail;
  const signsInWith = operator.externalId ? phrases.external : operator.accountId ? phrases.local : phrases.notYet;
  const all = [
    factors.authenticator ? phrases.authenticator : null,
    factors.passkeys > 0 ? t('passkeys', { count: factors.passkeys }) : null,
    factors.authenticator || factors.passkeys > 0 ? t('recoveryCodes', { count: factors.recoveryCodes }) : null,
  ].filter((text) => text !== null);
  return (
    <Section title={phrases.access}>
      <FactList
        facts={[
          { label: phrases.state, value: <StateBadge tone={tones[state]}>{phrases[state]}</StateBadge> },
          { label: phrases.signsInWith, value: signsInWith },
          {
            label: phrases.secondFactors,
            value: all.length > 0 ? all.join(punctuation[locale].comma) : phrases.noFactors,
          },
          {
            label: phrases.lastSignIn,
            value: operator.lastSignInAt ? (
              <LocalTime iso={operator.lastSignInAt.toISOString()} locale={locale} />
            ) : (
              phrases.never
            ),
          },
          {
            label: phrases.sessions,
            value: sessions.length > 0 ? <Sessions {...{ sessions, locale }} /> : phrases.noSessions,
          },
        ]}
      />
    </Section>
  );
}

function Sessions({ sessions, locale }: { sessions: OperatorDetail['sessions']; locale: Locale }) {
  const { phrases } = operatorsPhrases(locale);
  return (
    <ul className="grid gap-2">
      {sessions.map((session) => (
        <li key={session.id.slice(0, 16)} className="text-sm whitespace-normal">
          <span className="font-mono">{session.address}</span> · {phrases.since}{' '}
          <LocalTime iso={session.createdAt.toISOString()} locale={locale} /> · {phrases.lastSeen}{' '}
          <LocalTime iso={session.lastSeenAt.toISOString()} locale={locale} />
          {session.stage === 'full' ? null : (
            <>
              {' '}
              <StateBadge tone="quiet">{phrases.unfinished}</StateBadge>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
