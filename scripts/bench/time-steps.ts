import { type FormFields, readForm } from './form';
import type { Page, PersonBrowser } from './person-browser';

export const steps = ['start', 'page after it', 'wrong answer'] as const;
export type Step = (typeof steps)[number];

/**
 * Times the form with a name, the page after it, and a wrong answer on that page, in milliseconds, as a new person at
 * another network address. Throws if a step answers with another status than it should.
 */
export async function timeSteps(
  browser: PersonBrowser,
  identifier: string,
  field: 'code' | 'pointX',
): Promise<Record<Step, number>> {
  browser.forget();
  const identify = readForm((await browser.get('/')).html, 'identifier').set('identifier', identifier);
  const start = await timed(303, () => browser.post('/', identify));
  const page = await timed(200, () => browser.get('/verify'));
  const answer: FormFields = readForm(page.html, field).set(field, field === 'code' ? '000000' : '0');
  const wrong = await timed(200, () => browser.post('/verify', answer));
  return { start: start.ms, 'page after it': page.ms, 'wrong answer': wrong.ms };
}

async function timed(status: number, task: () => Promise<Page>): Promise<{ ms: number; html: string }> {
  const start = performance.now();
  const page = await task();
  const ms = performance.now() - start;
  if (page.status !== status) throw new Error(`expected ${status}, got ${page.status} ${page.location ?? ''}`);
  return { ms, html: page.html };
}
