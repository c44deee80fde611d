import 'server-only';
import { err, ok } from '@/lib/base/result';
import type { Finding } from '@/lib/forms/form-state';
import { directoriesPhrases } from '@/lib/i18n/console/directories/directories-phrases';
import type { Locale } from '@/lib/i18n/locales';
import type { Actor } from '@/lib/operators/actor';
import type { OperatorHandlerResult } from '@/lib/operators/operator-action';
import { findProvider } from '@/lib/providers/registry';
import type { Services } from '@/lib/services/services';
import type { Check } from './connection-checks';
import { shownFields } from './directory-form-fields';
import type { DirectoryForm } from './read-directory-form';
import { addDirectory, changeDirectory } from './save-directory';
import { testConnection } from './test-connection';

/**
 * Answers the form of a directory: saved (with a version, the directory exists already), or tested without saving.
 * Returns everything typed to the form, except secrets.
 */
export async function answerDirectoryForm(
  services: Services,
  actor: Actor,
  form: DirectoryForm,
): Promise<OperatorHandlerResult> {
  const kind = form['kind'] ?? '';
  const definition = findProvider(kind);
  if (!definition) return err({ error: 'form_invalid' });
  const id = form['version'] === undefined ? null : (form['id'] ?? '');
  const values = Object.fromEntries(shownFields(definition).map((name) => [name, form[name] ?? '']));
  if (form['intent'] === 'test') {
    const tested = await testConnection(services, actor, { id, kind }, form);
    if (!tested.ok) return err({ ...tested.error, values });
    return ok({ answer: { steppedUp: true, values, checks: checkWords(actor.request.locale, tested.value) } });
  }
  if (id !== null) {
    const changed = await changeDirectory(services, actor, id, form);
    return changed.ok ? backToList(actor, 'saved', form) : err({ ...changed.error, values });
  }
  const added = await addDirectory(services, actor, kind, form);
  return added.ok ? backToList(actor, 'added', form) : err({ ...added.error, values });
}

function backToList({ request }: Actor, done: 'saved' | 'added', form: DirectoryForm): OperatorHandlerResult {
  const notice = directoriesPhrases(request.locale).t(done, { name: form['name']?.trim() || (form['id'] ?? '') });
  return ok({ path: '/admin/directories', notice });
}

/** Describes the findings of a connection test in words, with the remedies. */
export function checkWords(locale: Locale, checks: readonly Check[]): Finding[] {
  const { phrases, t } = directoriesPhrases(locale);
  const remedies: Record<string, string> = phrases.remedies;
  return checks.map(({ code, tone, seconds = 0, count = '' }) => {
    const remedy = remedies[code];
    return {
      tone,
      text: t(`checks.${code}`, { seconds: String(seconds), count }),
      ...(remedy === undefined ? {} : { remedy }),
    };
  });
}
