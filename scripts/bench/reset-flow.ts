import { generatePassword } from '@/lib/password-policy/generate-password';
import { volcenginePasswordPolicy } from '@/lib/providers/volcengine/password-policy';
import type { CodeSink } from './code-sink';
import { readForm } from './form';
import type { Page, PersonBrowser } from './person-browser';

/** The steps of one reset in order. `code arrives` is the wait after `GET /verify`. */
export const stepNames = [
  'GET /',
  'POST identify',
  'GET /verify',
  'code arrives',
  'POST code',
  'GET /password',
  'POST password',
  'GET /done',
] as const;
export type StepName = (typeof stepNames)[number];

export type FlowResult = { password: string; stepMs: Record<StepName, number>; totalMs: number };

/**
 * Runs one complete reset through the forms, as a browser without scripts sends them. Throws if a step does not lead to
 * the next one.
 */
export async function resetPassword(browser: PersonBrowser, sink: CodeSink, email: string): Promise<FlowResult> {
  const stepMs = Object.fromEntries(stepNames.map((name) => [name, 0])) as Record<StepName, number>;
  const timed = async <T>(name: StepName, step: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await step();
    stepMs[name] = performance.now() - start;
    return result;
  };
  const start = performance.now();
  browser.forget();
  const code = sink.nextCode(email);
  // If an earlier step fails, nothing awaits this promise, so its rejection is handled here.
  code.catch(() => undefined);

  const first = await timed('GET /', () => browser.get('/'));
  const identify = readForm(expectPage(first, '/'), 'identifier').set('identifier', email);
  const started = expectMove(await timed('POST identify', () => browser.post('/', identify)), '/verify');
  const verifyPage = await timed('GET /verify', () => browser.get(started));
  const verify = readForm(expectPage(verifyPage, '/verify'), 'code');
  verify.set('code', await timed('code arrives', () => code));
  expectMove(await timed('POST code', () => browser.post('/verify', verify)), '/password');
  const passwordPage = await timed('GET /password', () => browser.get('/password'));
  const choose = readForm(expectPage(passwordPage, '/password'), 'newPassword');
  const password = inventPassword();
  choose.set('newPassword', password);
  if (choose.has('newPasswordConfirm')) choose.set('newPasswordConfirm', password);
  expectMove(await timed('POST password', () => browser.post('/password', choose)), '/done');
  const done = await timed('GET /done', () => browser.get('/done'));
  if (!expectPage(done, '/done').includes('data-outcome="done"'))
    throw new Error('the done page shows another outcome');
  return { password, stepMs, totalMs: performance.now() - start };
}

function inventPassword(): string {
  // Every user in the simulated cloud is called User and a number.
  const password = generatePassword([volcenginePasswordPolicy], { words: ['User'] });
  if (!password.ok) throw new Error('no password meets the policy');
  return password.value;
}

function expectPage(page: Page, path: string): string {
  if (page.status !== 200) throw new Error(`${path} answered ${page.status} ${page.location ?? ''}`);
  return page.html;
}

function expectMove(page: Page, path: string): string {
  if (page.status === 303 && page.location?.startsWith(path)) return page.location;
  const main = /<main[\s\S]*<\/main>/.exec(page.html)?.[0] ?? '';
  const said = main
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 600);
  throw new Error(`expected to be sent to ${path}, got ${page.status} ${page.location ?? ''} ${said}`);
}
