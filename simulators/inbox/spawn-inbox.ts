import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ControlInput, Controls } from './controls';
import type { InboxMessage } from './message-store';

export type Inbox = Awaited<ReturnType<typeof spawnInbox>>;

/** Starts the inbox in a separate process and returns helpers for tests. Call `stop` at the end. */
export async function spawnInbox() {
  const child = spawn(process.execPath, ['--import', 'tsx', `${import.meta.dirname}/server.ts`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = await new Promise<{ smtpUrl: string; httpUrl: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the inbox ended with ${code}`)));
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
  });
  const ask = async <T>(path: string, body?: unknown): Promise<T> => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${ready.httpUrl}${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    ...ready,
    /** Waits up to `wait` milliseconds for messages to `to` that are newer than `after`. */
    messages: ({ to, after = 0, wait = 10_000 }: { to: string; after?: number; wait?: number }) =>
      ask<InboxMessage[]>(`/messages?${new URLSearchParams({ to, after: String(after), wait: String(wait) })}`),
    all: () => ask<InboxMessage[]>('/messages'),
    source: async (id: number) => (await ask<{ source: string | null }>(`/source?id=${id}`)).source ?? '',
    control: (input: ControlInput) => ask<Controls>('/_control', input),
    seen: async () => (await ask<{ seen: { recipients: string[]; smsRequests: number } }>('/_control')).seen,
    stop: () =>
      new Promise<void>((resolve) => {
        child.removeAllListeners('exit');
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
