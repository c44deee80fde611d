import 'server-only';
import type { ContactMethod } from '@/lib/base/contact';
import type { Config } from '@/lib/config/schema';
import type { Directory } from '@/lib/directories/directory';
import { noteMissingIndexes, requestRefreshes } from '@/lib/directories/refresh-index';
import { createNotifier } from '@/lib/notify/create-notifier';
import type { Services } from '@/lib/services/services';
import { openConfiguredDirectories } from './open-configured';
import { announceSettings } from './settings-listeners';
import { firstVersion, readSettingsVersion } from './settings-version';
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
  const ofChannels = ({ mail, sms, phoneCountryCode }: Config) => JSON.stringify([mail, sms, phoneCountryCode]);
  const isSame = ofChannels(services.config) === ofChannels(config);
  const old = services.notifier;
  const notifier = isSame ? old : createNotifier(config, { ...services, appUrl: services.env.APP_URL });
  const opened = openConfiguredDirectories(config, notifier.methods, services, broken);
  const directories = { ...opened, usable: keepUnchanged(services, config, notifier.methods, opened.usable) };
  const moved = JSON.stringify(services.config.directories) !== JSON.stringify(config.directories);
  Object.assign(services, { config, limits: config.limits, notifier, directories, settingsVersion: version });
  if (!isSame) setTimeout(() => old.close(), oldNotifierMs).unref();
  for (const { section, detail } of problems) services.logger.error('settings left out', { path: section, detail });
  logBroken(services);
  announceSettings();
  await noteMissingIndexes(services);
  if (moved) await requestRefreshes(services);
}

/**
 * Directories that nothing changed for stay the same objects: they know how busy their vendor is, and a reading of their
 * accounts goes on.
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
    const old = directories.usable.find(({ id }) => id === fresh.id);
    return old && entry(before, fresh.id) === entry(after, fresh.id) ? old : fresh;
  });
}

/** Tells the log which directories cannot be used, and why. Nothing is wrong while nobody has set anything up. */
export function logBroken({
  directories,
  logger,
  configSource,
  settingsVersion,
}: Pick<Services, 'directories' | 'logger' | 'configSource' | 'settingsVersion'>): void {
  const level = configSource === 'database' && settingsVersion <= firstVersion ? 'info' : 'error';
  for (const broken of directories.broken) {
    for (const detail of broken.problems) logger[level]('directory left out', { directory: broken.id, detail });
  }
}
