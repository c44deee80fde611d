import { inLanguage } from '@/lib/i18n/local-text';
import 'server-only';
import type { ContactMethod } from '@/lib/base/contact';
import { ok, type Result } from '@/lib/base/result';
import { jobSchema } from '@/lib/jobs/queues';
import type { ChannelFailure } from '@/lib/notify/rendering/message';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import type { Services } from '@/lib/services/services';
import packageFile from '@/package.json';

export type InstallationFacts = {
  version: string;
  database: 'embedded' | 'postgresql';
  /**
   * Whether commits are on disk when they are acknowledged: `flushed`, or `risky` if the server is configured
   * otherwise.
   */
  durability: 'flushed' | 'risky';
  source: 'file' | 'database';
  appUrl: string;
  /** The names of OpenID Connect providers for operators, in addition to Rekey accounts. */
  signInWith: string[];
  directories: { usable: string[]; broken: string[] };
  /** The age in seconds of the oldest due job; null if none is waiting. */
  queueAgeSeconds: number | null;
  /** The channels that this process cannot send by, and why. */
  failingChannels: (ChannelFailure & { method: ContactMethod })[];
};

/** Returns the state of the installation for the settings page. */
export async function installationFacts(
  services: Services,
  actor: Actor,
): Promise<Result<InstallationFacts, NotAllowed>> {
  const allowed = await mayAct(services, actor, 'settings.read');
  if (!allowed.ok) return allowed;
  const { database, config, directories, env, notifier } = services;
  return ok({
    version: packageFile.version,
    database: database.kind,
    durability: database.kind === 'embedded' || (await flushes(services)) ? 'flushed' : 'risky',
    source: services.configSource,
    appUrl: env.APP_URL,
    signInWith: config.signIn.oidc.map(({ name }) => name),
    directories: {
      usable: directories.usable.map(({ name }) => inLanguage(name, actor.request.locale)),
      broken: directories.broken.map(({ id }) => id),
    },
    queueAgeSeconds: await queueAge(services),
    failingChannels: [...notifier.failing()].map(([method, failure]) => ({ method, ...failure })),
  });
}

async function flushes({ database }: Services): Promise<boolean> {
  const { rows } = await database.runSql(
    "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits",
  );
  return rows[0]?.['fsync'] === 'on' && rows[0]?.['commits'] !== 'off';
}

async function queueAge({ database }: Services): Promise<number | null> {
  const { rows } = await database.runSql(
    `select extract(epoch from now() - min(start_after))::int as age from ${jobSchema}.job
     where state in ('created', 'retry') and start_after <= now()`,
  );
  const age = rows[0]?.['age'];
  return age === null || age === undefined ? null : Number(age);
}
