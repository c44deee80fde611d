import { inLanguage, readLocalText } from '@/lib/i18n/local-text';
import 'server-only';
import { err, ok, type Result } from '@/lib/base/result';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import type { Services } from '@/lib/services/services';
import { findEntry } from './find-entry';

/**
 * What a configured directory is called, also one of a kind that no provider has: it can be removed all the same. Besides
 * what `authorise` says (`directories.read`), `not_supported` where it is not there.
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
