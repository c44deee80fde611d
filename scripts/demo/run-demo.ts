import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { installSystemPackages } from '@/scripts/install-system-packages.mjs';
import { type OpenLdap, startOpenLdap, whyNoOpenLdap } from '@/simulators/directory-servers/openldap';
import {
  huaweiMeetingPeople,
  officePeople,
  sampleOperators,
  samplePeople,
  volcenginePeople,
} from '@/simulators/people';
import { choosePort } from './choose-port';
import { demoConfig, demoKeys } from './demo-config';
import { printGuide } from './print-guide';
import { startCommand } from './start-command';
import { type Program, startProgram } from './start-program';

const root = resolve(import.meta.dirname, '../..');
const running: Program[] = [];
/** What else to stop, after the portal. */
const stopsAfterPortal: (() => Promise<void>)[] = [];
let stopping = false;

/** Starts the simulators and the portal, prints their addresses, and stops them all on a signal. */
async function runDemo(): Promise<void> {
  const wanted = Number(process.env['PORT'] || 3000);
  const port = await choosePort(wanted);
  if (port !== wanted) say(`Port ${wanted} is taken, so this demo listens on ${port}.`);
  // One folder per port, so two demos never share a database.
  const folder = join(root, 'data', port === 3000 ? 'demo' : `demo-${port}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = (name: string, content: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(content, null, 2), { mode: 0o600 });
    return join(folder, name);
  };
  const simulator = async (name: string, args: string[]) => {
    const script = `simulators/${name}/server.ts`;
    const program = startProgram(name, ['--import', 'tsx', script, ...args], { log: join(folder, `${name}.log`) });
    watch(program);
    return JSON.parse(await program.firstLine) as Record<'url' | 'smtpUrl' | 'httpUrl', string>;
  };

  say('Starting the simulators and the portal …');
  const starting = Promise.all([
    simulator('inbox', []),
    simulator('volcengine', [
      ...['--people', file('people-cloud.json', volcenginePeople())],
      ...['--access-key-id', demoKeys.accessKeyId, '--secret-access-key', demoKeys.secretAccessKey],
    ]),
  ]);
  const [inbox, volcengine] = await starting;
  const huawei = await simulator('huawei-meeting', [
    ...['--people', file('people-meeting.json', huaweiMeetingPeople()), '--outbox', `${inbox.httpUrl}/outbox`],
    ...['--app-id', demoKeys.appId, '--app-key', demoKeys.appKey],
  ]);
  const appUrl = `http://localhost:${port}`;
  const ldap = process.argv.includes('--ldap') ? await startOffice() : null;
  const addresses = { app: appUrl, smtp: inbox.smtpUrl, inbox: inbox.httpUrl };
  const config = demoConfig({
    ...addresses,
    volcengine: volcengine.url,
    huawei: huawei.url,
    ...(ldap ? { ldap: ldap.settings } : {}),
  });
  const log = join(folder, 'portal.log');
  const portal = startProgram('the portal', startCommand(), {
    log,
    env: {
      NODE_ENV: 'production',
      APP_URL: appUrl,
      PORT: String(port),
      // Not reachable from other machines by default: anyone can read the inbox.
      HOSTNAME: process.env['DEMO_HOSTNAME'] ?? '127.0.0.1',
      DATA_DIR: folder,
      DATABASE_URL: undefined,
      CONFIG_FILE: file('rekey.config.json', config),
      // The demo's environment is complete: nothing of the real one in `.env` gets in.
      __NEXT_PROCESSED_ENV: 'true',
      REKEY_DEMO: '1',
      DEMO_INBOX_URL: inbox.httpUrl,
      DEMO_VOLCENGINE_URL: volcengine.url,
      DEMO_HUAWEI_URL: huawei.url,
      DEMO_LDAP_URL: ldap?.ldapUrl,
      DEMO_LDAP_BASE: ldap?.peopleBase,
      DEMO_PEOPLE_FILE: file('people-local.json', samplePeople.local),
      DEMO_OPERATORS_FILE: file('operators.json', sampleOperators),
      DEMO_GUIDE_FILE: file('people-to-try.json', { ...samplePeople, ...(ldap ? { office: officePeople } : {}) }),
    },
  });
  watch(portal);
  await untilReady(`http://localhost:${port}/api/ready`, log);
  process.stdout.write(printGuide(appUrl, relative(root, log)));
}

/** Starts OpenLDAP with the people of the office. Null, with the reason, if it cannot run here. */
async function startOffice(): Promise<OpenLdap | null> {
  installSystemPackages({ only: ['openssl', 'slapd'] });
  const reason = whyNoOpenLdap();
  if (reason !== null) {
    say(`The demo goes on without LDAP: ${reason}.`);
    return null;
  }
  const people = officePeople.map(({ username, displayName, email, phone, password }) => ({
    ...{ uid: username, name: displayName, mail: email, mobile: phone, password },
  }));
  const server = await startOpenLdap({ people });
  stopsAfterPortal.push(server.stop);
  return server;
}

async function untilReady(url: string, log: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline && !stopping) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(70_000) }).catch(() => null);
    if (answer?.ok) return;
    await wait(200);
  }
  if (!stopping) throw new Error(`The portal did not become ready. Its log: ${log}`);
}

function watch(program: Program): void {
  running.push(program);
  void program.ended.then((how) => {
    if (!stopping)
      void stopAll(1, `${program.name} has ended (${how}), so the demo ends. Its log is in the data folder.`);
  });
}

async function stopAll(code: number, why: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  say(why);
  // The portal first: it finishes its work while the simulators still respond.
  for (const program of running.toReversed()) await program.stop();
  for (const stop of stopsAfterPortal) await stop();
  process.exit(code);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void stopAll(0, '\nStopping …'));
}
// The user stops the parent process; this one stops when the parent disconnects.
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => void stopAll(0, 'Stopping …'));
}
runDemo().catch((error: unknown) => stopAll(1, error instanceof Error ? error.message : String(error)));
