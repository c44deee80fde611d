import { inLanguage, readLocalText } from '@/lib/i18n/local-text';
import 'server-only';
import { err, ok, type Result } from '@/lib/base/result';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import type { Services } from '@/lib/services/services';
import { findEntry } from './find-entry';

/**
 * Returns the name of a configured directory, even if its kind no longer exists: it can still be removed. Refuses with
 * the codes of `authorise` (`directories.read`), and with `not_supported` if it does not exist.
 */
export async function nameDirectory(
  services: Services,
  actor: Actor,
  id: string,
): Promise<Result<{ name: string; kind: string; readOnly: boolean }, NotAllowed>> {
  const allowed = await mayAct(services, actor, 'directories.read', { directoryId: id });
  if (!allowed.ok) return allowed;
  const found = await findEntry(services, id);
  if (!found) return err({ code: 'not_supported' });
  const { name: given, kind } = found.entry;
  const name = readLocalText(given);
  return ok({
    name: name === null ? id : inLanguage(name, actor.request.locale),
    kind: typeof kind === 'string' ? kind : '',
    readOnly: services.configSource === 'file',
  });
}
