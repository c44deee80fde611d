import 'server-only';
import type { Clock } from '@/lib/base/clock';
import type { Env } from '@/lib/base/env';
import type { Logger } from '@/lib/base/logger';
import type { sleep } from '@/lib/base/sleep';
import type { Config } from '@/lib/config/schema';
import type { Keys } from '@/lib/crypto/keys';
import type { Database, OpenDatabase } from '@/lib/db/database';
import type { Directories } from '@/lib/directories/directory';
import type { Jobs } from '@/lib/jobs/open-jobs';
import type { Notifier } from '@/lib/notify/create-notifier';
import type { Outbound } from '@/lib/outbound/outbound-fetch';
import type { ProviderDeps } from '@/lib/providers/types';
import type { Limits } from '@/lib/rate-limit/limits';

/**
 * Everything that use cases need, opened once per process. `config`, `limits`, `directories` and `notifier` are
 * replaced when the settings change (`lib/settings/apply-settings`): read them from here each time and do not keep
 * copies.
 */
export type Services = {
  env: Env;
  /** The source of the settings: the configuration file if it exists, else the database. */
  configSource: 'file' | 'database';
  /** The version of the stored settings. */
  settingsVersion: number;
  config: Config;
  limits: Limits;
  logger: Logger;
  /** The database's clock, shared by all processes on it. */
  clock: Clock;
  /** Waits; tests pass one that returns at once. */
  sleep: typeof sleep;
  keys: Keys;
  /** The keyed hash that providers get; see `loadMac`. */
  mac: ProviderDeps['mac'];
  database: OpenDatabase;
  db: Database;
  directories: Directories;
  notifier: Notifier;
  /** The only way to reach back ends and gateways. */
  outbound: Outbound;
  jobs: Jobs;
  /** Directories whose first account index is not complete. */
  missingIndexes: Set<string>;
};

/** On `globalThis`, because Next loads a module more than once and there is only one database. */
const held = globalThis as typeof globalThis & { rekeyServices?: Promise<Services> | undefined };

/** Returns this process's services, opened at the start (`lib/start/open-services`). Throws if they were not opened. */
export async function getServices(): Promise<Services> {
  if (!held.rekeyServices) throw new Error('the services were not opened');
  return held.rekeyServices;
}

/** Sets this process's services; `undefined` once they are closed. */
export function holdServices(services: Promise<Services> | undefined): void {
  held.rekeyServices = services;
}

/** Returns this process's services, which may still be opening, or `undefined` if they were not requested. */
export function heldServices(): Promise<Services> | undefined {
  return held.rekeyServices;
}
