import 'server-only';
import type { Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import { readHealth } from '@/lib/directories/read-health';
import type { Refusal } from '@/lib/forms/refusal';
import { inLanguage } from '@/lib/i18n/local-text';
import type { Actor } from '@/lib/operators/actor';
import type { HealthFailure } from '@/lib/providers/health-failures';
import type { Services } from '@/lib/services/services';
import type { Asked } from './next-answers';
import { type FoundAccounts, searchDirectory } from './search-directory';

/** What one directory found, or why it failed. */
export type DirectoryAnswer = {
  id: string;
  name: string;
  found: Result<FoundAccounts, Refusal>;
  failure: HealthFailure | null;
};

/** Searches several directories at once. Each answer arrives on its own. */
export function searchDirectories(
  services: Services,
  actor: Actor,
  directories: readonly Directory[],
  what: { text: string; cursor: string | null },
): Asked<DirectoryAnswer>[] {
  return directories.map(({ id, name: names }) => {
    const name = inLanguage(names, actor.request.locale);
    const ask = async () => {
      const found = await searchDirectory(services, actor, { directoryId: id, ...what });
      // Read after the search, which may just have changed it.
      return { id, name, found, failure: await failureOf(services, id) };
    };
    return { name, answer: ask() };
  });
}

async function failureOf(services: Services, id: string): Promise<HealthFailure | null> {
  try {
    return (await readHealth(services, [id])).get(id)?.failure ?? null;
  } catch (error) {
    services.logger.error('directory health could not be read', { directory: id, error });
    return null;
  }
}
