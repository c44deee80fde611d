import 'server-only';
import { ok, type Result } from '@/lib/base/result';
import type { Config } from '@/lib/config/schema';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import type { Services } from '@/lib/services/services';
import { readStoredSection, type SectionName, sectionSchema } from '@/lib/settings/stored-sections';

/** Sections of the settings for a form. `version` travels with the form and comes back with the change. */
export type SectionsForForm<Name extends SectionName> = {
  source: 'file' | 'database';
  /** The values in force, secrets included: server only. A broken section has its defaults. */
  values: Pick<Config, Name>;
  /** The versions of the sections, in the requested order. */
  version: string;
  /** Stored sections that cannot be read, for example because the encryption key is gone. */
  broken: SectionName[];
};

/** Returns the values in force of some sections. */
export async function readSections<Name extends SectionName>(
  services: Services,
  actor: Actor,
  names: readonly Name[],
): Promise<Result<SectionsForForm<Name>, NotAllowed>> {
  const allowed = await mayAct(services, actor, 'settings.read');
  if (!allowed.ok) return allowed;
  if (services.configSource === 'file')
    return ok({ source: 'file', values: services.config, version: names.map(() => 0).join('.'), broken: [] });
  const versions: number[] = [];
  const broken: SectionName[] = [];
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const stored = await readStoredSection(services.db, services.keys, name);
    versions.push(stored.ok ? stored.value.version : stored.error.version);
    if (!stored.ok) broken.push(name);
    values[name] = sectionSchema(name).parse(stored.ok ? stored.value.value : undefined);
  }
  return ok({ source: 'database', values: values as Pick<Config, Name>, version: versions.join('.'), broken });
}
