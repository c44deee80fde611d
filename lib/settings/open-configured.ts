import 'server-only';
import type { ContactMethod } from '@/lib/base/contact';
import type { DirectoryId } from '@/lib/base/ids';
import type { Config } from '@/lib/config/schema';
import { createAccountIndex } from '@/lib/db/account-index';
import { createLocalAccountStore } from '@/lib/db/local-accounts';
import { createLine } from '@/lib/directories/create-line';
import type { BrokenDirectory, Directories } from '@/lib/directories/directory';
import { keepHealth } from '@/lib/directories/keep-health';
import { type OpeningParts, openDirectories } from '@/lib/directories/open-directories';
import { openOperatorsDirectory } from '@/lib/directories/open-operators-directory';
import { organisationPolicy } from '@/lib/password-policy/organisation-policy';
import { portalPolicy } from '@/lib/password-policy/portal-policy';
import type { ProviderDeps } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';

/** What opening a directory needs, in addition to its settings. */
export type DirectoryParts = Pick<
  Services,
  'configSource' | 'database' | 'mac' | 'logger' | 'clock' | 'sleep' | 'outbound'
>;

/** Opens the directories of a configuration. `broken` lists those that could not be read. */
export function openConfiguredDirectories(
  config: Pick<Config, 'branding' | 'passwordPolicy' | 'directories'>,
  transports: readonly ContactMethod[],
  parts: DirectoryParts,
  broken: readonly BrokenDirectory[] = [],
): Directories {
  const opening = openingParts(config, transports, parts);
  const opened = openDirectories(config.directories, opening);
  const operators = openOperatorsDirectory(opening);
  return { usable: opened.usable, broken: [...opened.broken, ...broken], ...(operators ? { operators } : {}) };
}

/** Returns the parts that open one directory of this installation. */
export function openingParts(
  config: Pick<Config, 'branding' | 'passwordPolicy'>,
  transports: readonly ContactMethod[],
  parts: DirectoryParts,
): OpeningParts {
  return {
    env: parts.configSource === 'file' ? process.env : null,
    transports,
    ownPolicies: (names) => [organisationPolicy(config.passwordPolicy), portalPolicy([...names, config.branding.name])],
    providerDeps: (directoryId) => providerDeps(directoryId, parts),
  };
}

function providerDeps(
  directoryId: DirectoryId,
  { database, mac, logger, clock, sleep, outbound }: DirectoryParts,
): ProviderDeps {
  return {
    fetch: outbound.fetch,
    guard: outbound.guard,
    clock,
    logger,
    sleep,
    serialize: (task, signal) => database.serialize(`directory:${directoryId}`, task, signal),
    line: createLine(clock, keepHealth(database.db, logger, directoryId)),
    accountIndex: createAccountIndex(database.db, directoryId, clock),
    localAccounts: createLocalAccountStore(database.db, directoryId, clock),
    mac,
  };
}
