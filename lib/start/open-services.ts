import 'server-only';
import { existsSync } from 'node:fs';
import { makeCheckpoint } from '@/lib/audit/make-checkpoint';
import { prepareAudit } from '@/lib/audit/prepare-audit';
import { readRemembered } from '@/lib/audit/remembered-checkpoint';
import { getEnv } from '@/lib/base/env';
import { createLogger } from '@/lib/base/logger';
import { sleep } from '@/lib/base/sleep';
import { loadConfig } from '@/lib/config/load-config';
import type { Config } from '@/lib/config/schema';
import type { Keys } from '@/lib/crypto/keys';
import type { OpenDatabase } from '@/lib/db/database';
import { closeDb } from '@/lib/db/get-db';
import { loadMac } from '@/lib/db/load-mac';
import { stopWatching } from '@/lib/db/watch-database';
import { resealSeeds } from '@/lib/factors/authenticator-seed';
import { isServedPicture } from '@/lib/http/files/public-files';
import { openJobs } from '@/lib/jobs/open-jobs';
import { createNotifier } from '@/lib/notify/create-notifier';
import { createOutbound } from '@/lib/outbound/outbound-fetch';
import { heldServices, holdServices, type Services } from '@/lib/services/services';
import { openConfiguredDirectories } from '@/lib/settings/open-configured';
import { prepareStoredSettings } from '@/lib/settings/prepare-stored-settings';
import { resealSettings } from '@/lib/settings/reseal-settings';
import { type LoadedConfig, loadStoredConfig } from '@/lib/settings/stored-config';
import { openWithKeys } from '@/lib/start/open-with-keys';

/** Opens this process's services, once. Throws `InvalidSettings` if the settings are not usable. */
export function openServices(): Promise<Services> {
  const opening = heldServices() ?? openAll();
  holdServices(opening);
  return opening;
}

/**
 * Returns why this process's services could not be opened; null if they are open, undefined if they were not requested.
 */
export async function whyNotOpened(): Promise<unknown> {
  return heldServices()?.then(
    () => null,
    (error: unknown) => error,
  );
}

/** Closes what a failed start has opened. */
export async function abandonServices(): Promise<void> {
  await stopServices().catch(() => undefined);
  await closeDb().catch(() => undefined);
}

/** Lets running jobs finish and closes everything that was opened. */
export async function stopServices(): Promise<void> {
  stopWatching();
  const services = await heldServices();
  holdServices(undefined);
  await services?.jobs.stop();
  if (services) await makeLastCheckpoint(services);
  services?.notifier.close();
  await closeDb();
}

/** Waits at most 3 s: a database that does not respond must not keep the process from ending. */
async function makeLastCheckpoint(services: Services): Promise<void> {
  const made = makeCheckpoint(services).catch((error: unknown) => {
    services.logger.warn('no audit checkpoint at shutdown', { error });
  });
  await Promise.race([made, sleep(3_000)]);
}

async function openAll(): Promise<Services> {
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
  for (const { section, detail } of loaded.problems) logger.error('settings skipped', { path: section, detail });
  const logo = config.branding.logoUrl;
  if (logo !== undefined && !isServedPicture(logo)) logger.warn('the logo is missing in public', { path: logo });
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
