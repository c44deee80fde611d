import { auditPhrases } from '@/lib/i18n/console/audit/audit-phrases';
import type { Locale } from '@/lib/i18n/locales';
import type { Services } from '@/lib/services/services';
import type { AuditFilter } from './audit-filter';
import { actorName, directoryName } from './describe-event';
import { actLabels, labelFor, outcomeLabels } from './event-words';

/** Describes a filter as label and value pairs. Times are in UTC. */
export function describeFilter(
  services: Pick<Services, 'directories'>,
  filter: AuditFilter,
  names: ReadonlyMap<string, string>,
  locale: Locale,
): [label: string, value: string][] {
  const { phrases } = auditPhrases(locale);
  const time = (date: Date | undefined) => date && `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const values: Record<keyof AuditFilter, string | undefined> = {
    from: time(filter.from),
    to: time(filter.to),
    q: filter.q,
    person: filter.person,
    account: filter.account,
    operator: filter.operator && actorName(filter.operator, names, locale),
    directory: filter.directory && directoryName(services, filter.directory, locale),
    action: filter.action && labelFor(actLabels(locale), filter.action),
    outcome: filter.outcome && labelFor(outcomeLabels(locale), filter.outcome),
    request: filter.request,
    attempt: filter.attempt,
    about: filter.about && actorName(`operator:${filter.about}`, names, locale),
  };
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[phrases[name as keyof AuditFilter], value] as [string, string]],
  );
}
