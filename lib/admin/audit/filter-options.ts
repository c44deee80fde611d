import { auditPhrases } from '@/lib/i18n/console/audit/audit-phrases';
import { inLanguage } from '@/lib/i18n/local-text';
import type { Locale } from '@/lib/i18n/locales';
import type { Actor } from '@/lib/operators/actor';
import { isInScope } from '@/lib/operators/authorise';
import type { Services } from '@/lib/services/services';
import { actLabels, outcomeLabels } from './event-words';

type Option = { value: string; label: string };

/** Returns the choices of the filter's lists in the reader's language. */
export function filterOptions(
  { directories }: Pick<Services, 'directories'>,
  actor: Actor,
  names: ReadonlyMap<string, string>,
  locale: Locale,
) {
  const { phrases } = auditPhrases(locale);
  const byLabel = (left: Option, right: Option) => left.label.localeCompare(right.label, locale);
  const listed = (labels: Record<string, string>) =>
    Object.entries(labels).map(([value, label]): Option => ({ value, label }));
  return {
    operator: [
      { value: 'person', label: phrases.actorPerson },
      { value: 'console', label: phrases.actorConsole },
      { value: 'system', label: phrases.actorSystem },
      { value: 'command', label: phrases.actorCommand },
      ...[...names].map(([value, label]) => ({ value, label })),
    ],
    about: [...names].map(([value, label]) => ({ value: value.replace(/^operator:/, ''), label })),
    directory: directories.usable
      .filter(({ id }) => isInScope(actor.operator, id))
      .map(({ id, name }) => ({ value: id, label: inLanguage(name, locale) })),
    action: listed(actLabels(locale)).sort(byLabel),
    outcome: listed(outcomeLabels(locale)),
  };
}
