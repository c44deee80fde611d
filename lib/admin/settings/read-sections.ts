import 'server-only';
import { ok, type Result } from '@/lib/base/result';
import type { Config } from '@/lib/config/schema';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import type { Services } from '@/lib/services/services';
import { readStoredSection, type SectionName, sectionSchema } from '@/lib/settings/stored-sections';

/** Sections of the settings for a form. `version` goes along with the form and comes back with its change. */
export type SectionsForForm<Name extends SectionName> = {
  source: 'file' | 'database';
  /** The values that hold, secrets included: for the server alone. Those of a section that is broken are the defaults. */
  values: Pick<Config, Name>;
  /** The versions of the sections, in the order that was asked for. */
  version: string;
  /** Sections that are stored but cannot be read, for instance since the key they were sealed with is gone. */
  broken: SectionName[];
};

/** What holds now in some sections of the settings. */
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
