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
 * Everything that use-cases work with, opened once for the process. `config`, `limits`, `directories` and `notifier` are
 * replaced when the settings change (`lib/settings/apply-settings`): read them from here each time, and keep none.
 */
export type Services = {
  env: Env;
  /** Where the settings come from: the configuration file where there is one, else the database. */
  configSource: 'file' | 'database';
  /** Which version of the stored settings this is. */
  settingsVersion: number;
  config: Config;
  limits: Limits;
  logger: Logger;
  /** The database's, which all processes on it share. */
  clock: Clock;
  /** Waits; tests pass one that does not. */
  sleep: typeof sleep;
  keys: Keys;
  /** The keyed hash that providers get; see `loadMac`. */
  mac: ProviderDeps['mac'];
  database: OpenDatabase;
  db: Database;
  directories: Directories;
  notifier: Notifier;
  /** The only way to back ends and gateways. */
  outbound: Outbound;
  jobs: Jobs;
  /** Directories whose first account index is not there yet. */
  missingIndexes: Set<string>;
};

/** On `globalThis`, because the framework loads a module more than once and there is one database. */
const held = globalThis as typeof globalThis & { rekeyServices?: Promise<Services> | undefined };

/** The services of this process, which the start opened (`lib/start/open-services`). Throws where it did not. */
export async function getServices(): Promise<Services> {
  if (!held.rekeyServices) throw new Error('the services were not opened');
  return held.rekeyServices;
}

/** Makes these the services of this process; `undefined` when they are closed. */
export function holdServices(services: Promise<Services> | undefined): void {
  held.rekeyServices = services;
}

/** The services of this process as they are being opened, or `undefined` where nobody asked for them. */
export function heldServices(): Promise<Services> | undefined {
  return held.rekeyServices;
}
