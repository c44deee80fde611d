import 'server-only';
import { existsSync } from 'node:fs';
import { makeCheckpoint } from '@/lib/audit/make-checkpoint';
import { prepareAudit } from '@/lib/audit/prepare-audit';
import { readRemembered } from '@/lib/audit/remembered-checkpoint';
import type { Clock } from '@/lib/base/clock';
import { type Env, getEnv } from '@/lib/base/env';
import { createLogger, type Logger } from '@/lib/base/logger';
import { sleep } from '@/lib/base/sleep';
import { loadConfig } from '@/lib/config/load-config';
import type { Config } from '@/lib/config/schema';
import type { Keys } from '@/lib/crypto/keys';
import type { Database, OpenDatabase } from '@/lib/db/database';
import { closeDb } from '@/lib/db/get-db';
import { loadMac } from '@/lib/db/load-mac';
import { stopWatching } from '@/lib/db/watch-database';
import type { Directories } from '@/lib/directories/directory';
import { isServedPicture } from '@/lib/http/public-files';
import { type Jobs, openJobs } from '@/lib/jobs/open-jobs';
import { createNotifier, type Notifier } from '@/lib/notify/create-notifier';
import { resealSeeds } from '@/lib/operators/factors/authenticator-seed';
import { createOutbound, type Outbound } from '@/lib/outbound/outbound-fetch';
import type { ProviderDeps } from '@/lib/providers/types';
import type { Limits } from '@/lib/rate-limit/limits';
import { openConfiguredDirectories } from '@/lib/settings/open-configured';
import { prepareStoredSettings } from '@/lib/settings/prepare-stored-settings';
import { resealSettings } from '@/lib/settings/reseal-settings';
import { type LoadedConfig, loadStoredConfig } from '@/lib/settings/stored-config';
import { openWithKeys } from '@/lib/start/open-with-keys';

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

/** On `globalThis`, because the framework loads a module more than once and there must be one database. */
const held = globalThis as typeof globalThis & { rekeyServices?: Promise<Services> | undefined };

/** The services of this process, opened at the first call. Throws `InvalidSettings` where the settings are not usable. */
export function getServices(): Promise<Services> {
  held.rekeyServices ??= openServices();
  return held.rekeyServices;
}

/** Why the services of this process could not be opened; null where they are open, or nobody asked for them. */
export async function whyNotOpened(): Promise<unknown> {
  return held.rekeyServices?.then(
    () => null,
    (error: unknown) => error,
  );
}

/** Closes what a start that failed has opened. */
export async function abandonServices(): Promise<void> {
  await stopServices().catch(() => undefined);
  await closeDb().catch(() => undefined);
}

/** Lets running jobs end and closes everything, if it was opened. */
export async function stopServices(): Promise<void> {
  stopWatching();
  const services = await held.rekeyServices;
  held.rekeyServices = undefined;
  await services?.jobs.stop();
  if (services) await makeLastCheckpoint(services);
  services?.notifier.close();
  await closeDb();
}

/** A database that does not answer must not keep the process from ending. */
async function makeLastCheckpoint(services: Services): Promise<void> {
  const made = makeCheckpoint(services).catch((error: unknown) => {
    services.logger.warn('no checkpoint of the audit at the end', { error });
  });
  await Promise.race([made, sleep(3_000)]);
}

async function openServices(): Promise<Services> {
  const env = getEnv();
  const fromFile = existsSync(env.CONFIG_FILE) ? loadConfig(env.CONFIG_FILE) : null;
  const logger = createLogger(env.LOG_LEVEL);
  const { database, keys } = await openWithKeys(env);
  const { clock } = database;
  const mac = await loadMac(database.db, keys, clock);
  await prepareAudit(database.db, keys, clock, readRemembered(env.DATA_DIR).length > 0);
  if (keys.all.length > 1) {
    await resealSettings(database.db, keys);
    await resealSeeds(database.db, keys);
  }
  const loaded = fromFile ? takeFile(fromFile) : await takeStored(database, keys);
  const { config } = loaded;
  for (const { section, detail } of loaded.problems) logger.error('settings left out', { path: section, detail });
  const logo = config.branding.logoUrl;
  if (logo !== undefined && !isServedPicture(logo)) logger.warn('the logo is not in public', { path: logo });
  const outbound = createOutbound(
    fromFile ? { allowPrivate: true } : { allowPrivate: false, allowedNetworks: env.OUTBOUND_ALLOW },
  );
  const notifier = createNotifier(config, { outbound, logger, appUrl: env.APP_URL });
  const parts = {
    configSource: fromFile ? ('file' as const) : ('database' as const),
    logger,
    clock,
    sleep,
    mac,
    database,
    outbound,
  };
  const directories = openConfiguredDirectories(config, notifier.methods, parts, loaded.broken);
  const jobs = await openJobs(database, logger);
  return {
    ...parts,
    env,
    config,
    settingsVersion: loaded.version,
    limits: config.limits,
    keys,
    db: database.db,
    directories,
    notifier,
    jobs,
    missingIndexes: new Set(),
  };
}

function takeFile(config: Config): LoadedConfig {
  return { config, version: 0, problems: [], broken: [] };
}

async function takeStored(database: OpenDatabase, keys: Keys): Promise<LoadedConfig> {
  await prepareStoredSettings(database.db, database.clock());
  return loadStoredConfig(database.db, keys);
}
