import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoKeys } from '@/scripts/demo/demo-config';
import { type Program, startProgram } from '@/scripts/demo/start-program';
import type { People, Person } from './stack';

export type Simulators = { inbox: string; smtp: string; volcengine: string; huawei: string; programs: Program[] };

type VolcengineOnly = { source?: 'Sync' };

/** Starts the simulated clouds, and an inbox unless `shared` names one. Files in `folder` list the clouds' people. */
export async function startSimulators(
  folder: string,
  people: { cloud: readonly (Person & VolcengineOnly)[]; meeting: People['meeting'] },
  shared?: Pick<Simulators, 'inbox' | 'smtp'>,
): Promise<Simulators> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const programs: Program[] = [];
  const file = (name: string, content: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(content), { mode: 0o600 });
    return join(folder, name);
  };
  const start = async (name: string, args: string[]) => {
    const script = `simulators/${name}/server.ts`;
    const program = startProgram(name, ['--import', 'tsx', script, ...args], { log: join(folder, `${name}.log`) });
    programs.push(program);
    return JSON.parse(await program.firstLine) as Record<'url' | 'smtpUrl' | 'httpUrl', string>;
  };
  const startInbox = async () => {
    const at = await start('inbox', []);
    return { inbox: at.httpUrl, smtp: at.smtpUrl };
  };
  try {
    const inbox: Pick<Simulators, 'inbox' | 'smtp'> = shared ?? (await startInbox());
    const [volcengine, huawei] = await Promise.all([
      start('volcengine', [
        ...['--people', file('cloud.json', people.cloud.map(toVolcengine))],
        ...['--access-key-id', demoKeys.accessKeyId, '--secret-access-key', demoKeys.secretAccessKey],
      ]),
      start('huawei-meeting', [
        ...['--people', file('meeting.json', people.meeting.map(toMeeting)), '--outbox', `${inbox.inbox}/outbox`],
        ...['--app-id', demoKeys.appId, '--app-key', demoKeys.appKey],
      ]),
    ]);
    return { ...inbox, volcengine: volcengine.url, huawei: huawei.url, programs };
  } catch (error) {
    for (const program of programs) await program.stop();
    throw error;
  }
}

function toVolcengine({ username, ...person }: Person & VolcengineOnly) {
  return { userName: username, ...person };
}

function toMeeting({ username, displayName, email, phone, password }: Person) {
  return { account: username, name: displayName, email, phone, password };
}
