import { generatePassword } from '@/lib/password-policy/generate-password';
import { portalPolicy } from '@/lib/password-policy/portal-policy';
import type { BenchPortal } from './bench-portal';
import { readForm } from './form';
import { openBrowser, type PersonBrowser } from './person-browser';
import { readCpuMs } from './process-usage';
import { type Percentiles, percentiles } from './statistics';

export type ChangeRun = {
  atATime: number;
  completed: number;
  failed: string[];
  perSecond: number;
  /** CPU time per change, in milliseconds. */
  cpuMs: { portal: number; server: number };
  flowMs: Percentiles;
};

export type ChangeParts = {
  portal: BenchPortal;
  server: { pid: number };
  people: readonly string[];
  /** The current password of each person; kept up to date. */
  current: Map<string, string>;
};

let turn = 0;

/** Changes passwords with the current ones, `atATime` people at once, each with one connection. */
export async function runChanges(
  { portal, server, people, current }: ChangeParts,
  limits: { atATime: number; seconds: number },
): Promise<ChangeRun> {
  const times: number[] = [];
  const failed: string[] = [];
  const before = { portal: readCpuMs(portal.pid), server: readCpuMs(server.pid) };
  const start = performance.now();
  const until = start + limits.seconds * 1000;

  async function person(): Promise<void> {
    const browser = openBrowser(portal.origin);
    while (performance.now() < until && failed.length < 50) {
      const email = people[turn++ % people.length] ?? '';
      const began = performance.now();
      try {
        current.set(email, await changeOne(browser, email, current.get(email) ?? ''));
        times.push(performance.now() - began);
      } catch (error) {
        failed.push(error instanceof Error ? error.message : String(error));
      }
    }
    browser.close();
  }
  await Promise.all(Array.from({ length: limits.atATime }, person));
  const seconds = (performance.now() - start) / 1000;
  return {
    atATime: limits.atATime,
    completed: times.length,
    failed,
    perSecond: times.length / seconds,
    cpuMs: {
      portal: (readCpuMs(portal.pid) - before.portal) / times.length,
      server: (readCpuMs(server.pid) - before.server) / times.length,
    },
    flowMs: percentiles(times),
  };
}

/** Returns the new password. Throws if it was not set. */
async function changeOne(browser: PersonBrowser, email: string, from: string): Promise<string> {
  browser.forget();
  const password = generatePassword([portalPolicy()], { words: ['User'] });
  if (!password.ok) throw new Error('no password meets the policy');
  const form = readForm((await browser.get('/change')).html, 'currentPassword')
    .set('identifier', email)
    .set('currentPassword', from)
    .set('newPassword', password.value);
  if (form.has('newPasswordConfirm')) form.set('newPasswordConfirm', password.value);
  const answer = await browser.post('/change', form);
  if (answer.status !== 303 || !answer.location?.startsWith('/done'))
    throw new Error(`the form answered ${answer.status}`);
  return password.value;
}
