import { join } from 'node:path';
import { cloudPeople, localPeople } from './bench-config';
import { type PortalOptions, startMeetings, startPortal } from './bench-portal';
import type { CodeSink } from './code-sink';
import { type Comparison, compareTimes, type Times } from './compare-times';
import { openBrowser } from './person-browser';
import { meetingPeople } from './search-people';
import { type Step, steps, timeSteps } from './time-steps';
import { untilAccountsAreRead } from './until-accounts-are-read';

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
      const ms = await timeSteps(browser, identifier, field);
      if (at < warmUpPairs) continue;
      for (const step of steps) times[step][who].push(ms[step]);
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

function emails(people: readonly { email: string }[]): string[] {
  return people.map(({ email }) => email);
}

function none(): Times {
  return { known: [], unknown: [] };
}
