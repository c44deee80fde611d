import { readForm } from './form';
import { openBrowser } from './person-browser';

/** Signs in at the simulated cloud. Throws if the password is not accepted. */
export async function proveInCloud(simulator: string, email: string, password: string): Promise<void> {
  const body = JSON.stringify({ userName: email.split('@')[0], password });
  const answer = await fetch(`${simulator}/_control/sign-in`, { method: 'POST', body });
  const { ok } = (await answer.json()) as { ok: boolean };
  if (!ok) throw new Error(`the new password of ${email} does not sign in`);
}

/** Signs in to the local directory on the demo's page. Throws if the password is not accepted. It costs the portal CPU
 * time, so use it after a run. */
export async function proveLocally(origin: string, email: string, password: string): Promise<void> {
  const browser = openBrowser(origin);
  const form = readForm((await browser.get('/demo/sign-in')).html, 'username');
  form
    .set('directory', 'local')
    .set('username', email.split('@')[0] ?? '')
    .set('password', password);
  const { location } = await browser.post('/demo/sign-in', form);
  browser.close();
  if (!location?.includes('outcome=yes')) throw new Error(`the new password of ${email} does not sign in`);
}
