import { allWordings, readLocalText } from '@/lib/i18n/local-text';
import 'server-only';
import { mayChangeSettings } from '@/lib/admin/settings/may-change-settings';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import type { Actor } from '@/lib/operators/actor';
import { operatorEvent } from '@/lib/operators/operator-event';
import { refuseAct } from '@/lib/operators/refuse-act';
import { intersectPolicies } from '@/lib/password-policy/intersect-policies';
import { findProvider } from '@/lib/providers/registry';
import type { ProviderDefinition } from '@/lib/providers/types';
import { spendWindows } from '@/lib/rate-limit/spend-windows';
import type { Services } from '@/lib/services/services';
import { openingParts } from '@/lib/settings/open-configured';
import { readSchemaFields } from '@/lib/settings/schema-fields';
import type { Fields } from '@/lib/settings/sealed-fields';
import { findStoredDirectory, settingsOf } from '@/lib/settings/stored-directories';
import { addressesIn, refusedAddresses } from './check-addresses';
import { bad, type Check, connectionChecks, good } from './connection-checks';
import { observeFetch } from './observe-fetch';
import { openStored } from './open-stored';
import { type DirectoryForm, readDirectoryForm } from './read-directory-form';
import type { FormRefusal } from './save-directory';

const permission = 'directories.manage';

/** Per operator: enough for trying settings, too few for scanning a network. */
const windows = [
  { max: 6, seconds: 60 },
  { max: 60, seconds: 3600 },
];
const longestMs = 20_000;

/**
 * Tests the settings in a form without saving them. Uses a stored secret only if the address is the one it was stored
 * for. Returns every finding. Refuses with the codes of `changeDirectory`, and with `too_many_attempts` and the wait.
 * Findings are categories only, never the other side's text.
 */
export async function testConnection(
  services: Services,
  actor: Actor,
  target: { id: string | null; kind: string },
  form: DirectoryForm,
): Promise<Result<Check[], FormRefusal & { retryAfterSeconds?: number }>> {
  const act = { permission, directoryId: target.id ?? form['id']?.trim() ?? '' } as const;
  const may = await mayChangeSettings(services, actor, permission, act);
  if (!may.ok) return err({ error: may.error.code });
  const row = target.id === null ? null : await findStoredDirectory(services.db, target.id);
  const definition = findProvider(row ? String(row.entry['kind']) : target.kind);
  if (!definition || (target.id !== null && !row)) return err({ error: 'changed_meanwhile' });
  // Not saved, so a new directory need not have a name yet.
  const given = { ...form, id: target.id ?? (form['id']?.trim() || 'new'), name: form['name']?.trim() || 'new' };
  const read = readDirectoryForm(definition, given, row && openStored(services.keys, row));
  if (!read.ok) return err({ fields: read.error });
  const refused = await refusedAddresses(services, definition, settingsOf(read.value.entry));
  if (Object.keys(refused).length > 0) return err({ fields: refused });
  const now = services.clock();
  const spent = await spendWindows(services, { name: 'directoryTests', key: actor.operator.id }, windows, now);
  if (!spent.ok) {
    const error = 'too_many_attempts';
    await refuseAct(services, actor, act, { code: error });
    return err({ error, retryAfterSeconds: spent.error.retryAfterSeconds });
  }
  const checks = await look(services, definition, read.value.entry);
  const failed = checks.find(({ tone }) => tone === 'danger');
  const detail = { kind: definition.kind, code: failed?.code ?? 'ok' };
  const outcome = failed ? ('failed' as const) : ('ok' as const);
  const event = operatorEvent(actor, now, { action: 'directory_tested', outcome, directoryId: target.id, detail });
  await services.db.transaction((tx) => recordEvent(tx, event));
  return ok(checks);
}

async function look(services: Services, definition: ProviderDefinition, entry: Fields): Promise<Check[]> {
  const settings = settingsOf(entry);
  const calls = readSchemaFields(definition.settingsSchema).some(({ address }) => address);
  if (await isUnknownHost(services, definition, settings)) return [bad('host_unknown')];
  const id = String(entry['id']);
  const parts = openingParts(services.config, services.notifier.methods, services);
  const observed = observeFetch(services.outbound.fetch, services.clock);
  const deps = { ...parts.providerDeps(`test:${id}`), fetch: observed.fetch };
  const provider = definition.create(definition.settingsSchema.parse(settings), deps);
  const result = await provider.checkConnection({ signal: AbortSignal.timeout(longestMs) });
  const policies = parts.ownPolicies(allWordings(readLocalText(entry['name']) ?? ''));
  const possible =
    provider.verification?.methods ??
    definition.capabilities.contacts.filter((each) => parts.transports.includes(each));
  const wanted = entry['methods'];
  const methods = Array.isArray(wanted) ? possible.filter((each) => wanted.includes(each)) : possible;
  return [
    ...connectionChecks(result, observed.seen, calls),
    intersectPolicies(provider.passwordPolicy, ...policies).ok ? good('policy_fits') : bad('policy_conflict'),
    methods.length > 0 ? good('methods_ready') : bad('methods_missing'),
  ];
}

async function isUnknownHost(services: Services, definition: ProviderDefinition, settings: Fields): Promise<boolean> {
  for (const { name, address, fallback } of readSchemaFields(definition.settingsSchema)) {
    const value = settings[name] ?? fallback;
    if (!address) continue;
    const checks = await Promise.all(addressesIn(value).map((url) => services.outbound.guard?.check(url)));
    // One of several servers may be unknown: the others are used.
    if (checks.length > 0 && checks.every((check) => check && !check.ok && check.error === 'unknown_host')) return true;
  }
  return false;
}
