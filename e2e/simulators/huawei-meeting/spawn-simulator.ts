import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { OutboxMessage, PersonInput } from './state';

export type RunningSimulator = Awaited<ReturnType<typeof spawnHuaweiMeetingSimulator>>;

/** Starts the simulator as a process of its own and answers what tests ask it. Call `stop` in the end. */
export async function spawnHuaweiMeetingSimulator(people: PersonInput[], extra: string[] = []) {
  const script = `${import.meta.dirname}/server.ts`;
  const child = spawn(process.execPath, ['--import', 'tsx', script, '--people', JSON.stringify(people), ...extra], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the simulator ended with ${code}`)));
    createInterface({ input: child.stdout }).once('line', (line) => resolve((JSON.parse(line) as { url: string }).url));
  });
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${url}/_control/${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    url,
    reset: () => ask('POST', 'reset', {}),
    switch: (change: Record<string, unknown>) => ask('POST', 'switches', change),
    expireAdminTokens: () => ask('POST', 'expire-admin-tokens', {}),
    puzzle: (user: string) => ask<{ pointX: number; pointY: number }>('GET', `puzzle?user=${encodeURIComponent(user)}`),
    outbox: (to: string) => ask<OutboxMessage[]>('GET', `outbox?to=${encodeURIComponent(to)}`),
    calls: () => ask<{ endpoint: string; user: string | null; status: number; token: boolean }[]>('GET', 'calls'),
    signIn: (user: string, password: string) =>
      ask<{ ok: boolean; mustChange: boolean }>('POST', 'sign-in', { user, password }),
    stop: () =>
      new Promise<void>((resolve) => {
        child.removeAllListeners('exit');
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
