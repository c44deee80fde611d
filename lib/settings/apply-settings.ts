import 'server-only';
import type { ContactMethod } from '@/lib/base/contact';
import type { Config } from '@/lib/config/schema';
import type { Directory } from '@/lib/directories/directory';
import { findConfiguredDirectory } from '@/lib/directories/find-directory';
import { noteMissingIndexes, requestRefreshes } from '@/lib/directories/refresh-index';
import { createNotifier } from '@/lib/notify/create-notifier';
import type { Services } from '@/lib/services/services';
import { openConfiguredDirectories } from './open-configured';
import { announceSettings } from './settings-listeners';
import { firstVersion, readSettingsVersion } from './settings-version';
import { loadStoredConfig } from './stored-config';

/** How long the old notifier stays open, for messages in delivery when the settings change. */
const oldNotifierMs = 60_000;

const applying = new WeakMap<Services, Promise<void>>();

/**
 * Applies the stored settings to this process: replaces `config`, `limits`, `directories` and `notifier` of the
 * services, requests account indexes, and has the cached first page rendered again. Call it after the transaction that
 * changed the settings; other instances follow by themselves. Does nothing if the configuration file takes precedence.
 */
export function applySettings(services: Services): Promise<void> {
  const before = applying.get(services) ?? Promise.resolve();
  const next = before.catch(() => undefined).then(() => apply(services));
  applying.set(services, next);
  return next;
}

/** Applies settings that another instance has changed. One small read if nothing changed. */
export async function followSettings(services: Services): Promise<void> {
  if (services.configSource === 'file') return;
  if ((await readSettingsVersion(services.db)) !== services.settingsVersion) await applySettings(services);
}

async function apply(services: Services): Promise<void> {
  if (services.configSource === 'file') return;
  const { config, version, problems, broken } = await loadStoredConfig(services.db, services.keys);
  const ofChannels = ({ mail, sms, phoneCountryCode }: Config) => JSON.stringify([mail, sms, phoneCountryCode]);
  const isSame = ofChannels(services.config) === ofChannels(config);
  const old = services.notifier;
  const notifier = isSame ? old : createNotifier(config, { ...services, appUrl: services.env.APP_URL });
  const opened = openConfiguredDirectories(config, notifier.methods, services, broken);
  const directories = { ...opened, usable: keepUnchanged(services, config, notifier.methods, opened.usable) };
  const moved = JSON.stringify(services.config.directories) !== JSON.stringify(config.directories);
  Object.assign(services, { config, limits: config.limits, notifier, directories, settingsVersion: version });
  if (!isSame) setTimeout(() => old.close(), oldNotifierMs).unref();
  for (const { section, detail } of problems) services.logger.error('settings skipped', { path: section, detail });
  logBroken(services);
  announceSettings();
  await noteMissingIndexes(services);
  if (moved) await requestRefreshes(services);
}

/**
 * Keeps the objects of unchanged directories: they hold the rate-limit state of their vendor, and an index refresh in
 * progress continues.
 */
function keepUnchanged(
  { config: before, notifier, directories }: Services,
  after: Config,
  transports: readonly ContactMethod[],
  opened: readonly Directory[],
): Directory[] {
  const around = ({ branding, passwordPolicy }: Config, methods: readonly ContactMethod[]) =>
    JSON.stringify([branding.name, passwordPolicy, methods]);
  if (around(before, notifier.methods) !== around(after, transports)) return [...opened];
  const entry = ({ directories: entries }: Config, id: string) =>
    JSON.stringify(entries.find((each) => (each as { id?: unknown }).id === id));
  return opened.map((fresh) => {
    const old = findConfiguredDirectory(directories, fresh.id);
    return old && entry(before, fresh.id) === entry(after, fresh.id) ? old : fresh;
  });
}

/** Logs which directories cannot be used, and why. The level is `info` while nothing has been set up. */
export function logBroken({
  directories,
  logger,
  configSource,
  settingsVersion,
}: Pick<Services, 'directories' | 'logger' | 'configSource' | 'settingsVersion'>): void {
  const level = configSource === 'database' && settingsVersion <= firstVersion ? 'info' : 'error';
  for (const broken of directories.broken) {
    for (const detail of broken.problems) logger[level]('directory skipped', { directory: broken.id, detail });
  }
}
