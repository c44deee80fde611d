import { join } from 'node:path';
import { cloudPeople, localPeople } from './bench-config';
import { type PortalOptions, startMeetings, startPortal } from './bench-portal';
import type { CodeSink } from './code-sink';
import { type Comparison, compareTimes, type Times } from './compare-times';
import { type FormFields, readForm } from './form';
import { openBrowser, type Page } from './person-browser';
import { meetingPeople } from './search-people';
import { untilAccountsAreRead } from './until-accounts-are-read';

const steps = ['start', 'page after it', 'wrong answer'] as const;
type Step = (typeof steps)[number];

export type Sameness = Comparison & { directory: string; step: Step; pairs: number };

const warmUpPairs = 20;

/**
 * Times the same steps for known and unknown users, one at a time and alternating: the form with the name, the page
 * after it, and a wrong answer on that page. Each user is new and has a separate network address.
 */
export async function measureSameness(
  options: Omit<PortalOptions, 'smtp' | 'people'>,
  sink: CodeSink,
  pairs: number,
): Promise<Sameness[]> {
  const count = pairs + warmUpPairs;
  const [local, meeting] = [localPeople(count), meetingPeople(count)];
  const known = { local: emails(local), cloud: cloudPeople(count), meeting: emails(meeting) };
  const meetings = await startMeetings(join(options.folder, '..'), meeting);
  const portal = await startPortal({ ...options, huawei: meetings.url, smtp: sink.url, people: local });
  try {
    await untilAccountsAreRead(portal);
    const measured: Sameness[] = [];
    for (const directory of ['local', 'cloud', 'meeting'] as const) {
      const times = await timePairs({ origin: portal.origin, directory, known: known[directory], sink });
      measured.push(...steps.map((step) => ({ directory, step, pairs, ...compareTimes(times[step]) })));
    }
    return measured;
  } finally {
    await portal.stop();
    await meetings.stop();
  }
}

type Pairs = { origin: string; directory: 'local' | 'cloud' | 'meeting'; known: readonly string[]; sink: CodeSink };

async function timePairs({ origin, directory, known, sink }: Pairs): Promise<Record<Step, Times>> {
  const browser = openBrowser(origin);
  const times: Record<Step, Times> = { start: none(), 'page after it': none(), 'wrong answer': none() };
  const field = directory === 'meeting' ? 'pointX' : 'code';
  const codes: Promise<string>[] = [];
  for (const [at, email] of known.entries()) {
    if (directory !== 'meeting') codes.push(expectCode(sink, email));
    const both = [['known', email] as const, ['unknown', email.replace(/^.{4}/, 'nope')] as const];
    for (const [who, identifier] of at % 2 === 0 ? both : both.toReversed()) {
      browser.forget();
      const identify = readForm((await browser.get('/')).html, 'identifier').set('identifier', identifier);
      const start = await timed(303, () => browser.post('/', identify));
      const page = await timed(200, () => browser.get('/verify'));
      const answer: FormFields = readForm(page.html, field).set(field, field === 'code' ? '000000' : '0');
      const wrong = await timed(200, () => browser.post('/verify', answer));
      if (at < warmUpPairs) continue;
      times.start[who].push(start.ms);
      times['page after it'][who].push(page.ms);
      times['wrong answer'][who].push(wrong.ms);
    }
  }
  browser.close();
  // Proves that the known users were found. Otherwise equal times would mean nothing.
  await Promise.all(codes);
  return times;
}

function expectCode(sink: CodeSink, email: string): Promise<string> {
  const code = sink.nextCode(email);
  // If a step fails first, nothing awaits this promise, so its rejection is handled here.
  code.catch(() => undefined);
  return code;
}

async function timed(status: number, task: () => Promise<Page>): Promise<{ ms: number; html: string }> {
  const start = performance.now();
  const page = await task();
  const ms = performance.now() - start;
  if (page.status !== status) throw new Error(`expected ${status}, got ${page.status} ${page.location ?? ''}`);
  return { ms, html: page.html };
}

function emails(people: readonly { email: string }[]): string[] {
  return people.map(({ email }) => email);
}

function none(): Times {
  return { known: [], unknown: [] };
}
