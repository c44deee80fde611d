import 'server-only';
import { noteMissingIndexes, requestRefreshes } from '@/lib/directories/refresh-index';
import { createNotifier } from '@/lib/notify/create-notifier';
import type { Services } from '@/lib/services';
import { openConfiguredDirectories } from './open-configured';
import { announceSettings } from './settings-listeners';
import { readSettingsVersion } from './settings-version';
import { loadStoredConfig } from './stored-config';

/** Messages that are being handed over when the settings change get this long to leave by the old way. */
const oldNotifierMs = 60_000;

const applying = new WeakMap<Services, Promise<void>>();

/**
 * Has this process work with the settings as they are stored now: `config`, `limits`, `directories` and `notifier` of
 * the services are put in place of the old ones, account indexes are asked for, and the first page is made anew. Call it
 * after the transaction that changed them; other instances follow by themselves. Does nothing where the file rules.
 */
export function applySettings(services: Services): Promise<void> {
  const before = applying.get(services) ?? Promise.resolve();
  const next = before.catch(() => undefined).then(() => apply(services));
  applying.set(services, next);
  return next;
}

/** Takes over what another instance has changed. One small read where nothing was. */
export async function followSettings(services: Services): Promise<void> {
  if (services.configSource === 'file') return;
  if ((await readSettingsVersion(services.db)) !== services.settingsVersion) await applySettings(services);
}

async function apply(services: Services): Promise<void> {
  if (services.configSource === 'file') return;
  const { config, version, problems, broken } = await loadStoredConfig(services.db, services.keys);
  const { mail, sms } = services.config;
  const isSame = JSON.stringify([mail, sms]) === JSON.stringify([config.mail, config.sms]);
  const old = services.notifier;
  const notifier = isSame ? old : createNotifier(config, services.outbound.fetch);
  const directories = openConfiguredDirectories(config, notifier.methods, services, broken);
  const moved = JSON.stringify(services.config.directories) !== JSON.stringify(config.directories);
  Object.assign(services, { config, limits: config.limits, notifier, directories, settingsVersion: version });
  if (!isSame) setTimeout(() => old.close(), oldNotifierMs).unref();
  for (const { section, detail } of problems) services.logger.error('settings left out', { path: section, detail });
  logBroken(services);
  announceSettings();
  await noteMissingIndexes(services);
  if (moved) await requestRefreshes(services);
}

/** Tells the log which directories cannot be used, and why. */
export function logBroken({ directories, logger }: Pick<Services, 'directories' | 'logger'>): void {
  for (const broken of directories.broken) {
    for (const detail of broken.problems) logger.error('directory left out', { directory: broken.id, detail });
  }
}
