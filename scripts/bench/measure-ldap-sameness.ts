import { join } from 'node:path';
import { startOpenLdap, whyNoOpenLdap } from '@/simulators/directory-servers/openldap';
import { manyPeople, type Person, suffix } from '@/simulators/directory-servers/openldap-entries';
import { localPeople } from './bench-config';
import { type PortalOptions, startPortal } from './bench-portal';
import type { CodeSink } from './code-sink';
import { compareTimes } from './compare-times';
import type { Sameness } from './measure-sameness';
import { openBrowser } from './person-browser';
import { type Step, steps, timeSteps } from './time-steps';

const kinds = ['known', 'locked', 'disabled', 'privileged'] as const;
type Kind = (typeof kinds)[number] | 'unknown';
type Turn = Record<Kind, string>;

const warmUpTurns = 20;
/** A port that nothing listens on: the mail server is down. */
const noMail = 'smtp://127.0.0.1:9';

/**
 * Times the steps of people in OpenLDAP whose accounts are usable, locked, disabled or privileged, each kind against
 * unknown names, one at a time and in turns. Then the same with the mail server down. Null if OpenLDAP cannot run here.
 */
export async function measureLdapSameness(
  options: Omit<PortalOptions, 'smtp' | 'people'>,
  sink: CodeSink,
  pairs: number,
): Promise<Sameness[] | null> {
  if (whyNoOpenLdap() !== null) return null;
  const count = 2 * (pairs + warmUpTurns);
  const { people, turns } = everyKind(count);
  const server = await startOpenLdap({ people });
  const settings = { ...server.settings, excludeGroups: `cn=admins,ou=groups,${suffix}` };
  const measured: Sameness[] = [];
  try {
    for (const [at, smtp] of [sink.url, noMail].entries()) {
      const folder = join(options.folder, String(at));
      const portal = await startPortal({ ...options, folder, smtp, ldap: settings, people: localPeople(2) });
      try {
        const half = turns.slice((at * count) / 2, ((at + 1) * count) / 2);
        // Proves that the known people were found. Otherwise equal times would mean nothing.
        const codes = at === 0 ? half.map(({ known }) => sink.nextCode(known)) : [];
        for (const code of codes) code.catch(() => undefined);
        const times = await timeTurns(portal.origin, half);
        if (!((await codes.at(-1)?.then(Boolean)) ?? true)) throw new Error('a known person got no code');
        const directory = (kind: Kind) => `OpenLDAP, ${kind} by unknown${at === 0 ? '' : ', no mail server'}`;
        for (const kind of kinds)
          for (const step of steps)
            measured.push({
              directory: directory(kind),
              step,
              pairs,
              ...compareTimes({ known: times[kind][step], unknown: times.unknown[step] }),
            });
      } finally {
        await portal.stop();
      }
    }
  } finally {
    await server.stop();
  }
  return measured;
}

async function timeTurns(origin: string, turns: readonly Turn[]): Promise<Record<Kind, Record<Step, number[]>>> {
  const none = () => ({ start: [], 'page after it': [], 'wrong answer': [] }) as Record<Step, number[]>;
  const times = { known: none(), locked: none(), disabled: none(), privileged: none(), unknown: none() };
  const browser = openBrowser(origin);
  for (const [at, turn] of turns.entries()) {
    const order = Object.keys(turn) as Kind[];
    // Each kind comes first, second and so on equally often.
    for (const kind of [...order.slice(at % order.length), ...order.slice(0, at % order.length)]) {
      const ms = await timeSteps(browser, turn[kind], 'code');
      if (at >= warmUpTurns) for (const step of steps) times[kind][step].push(ms[step]);
    }
  }
  browser.close();
  return times;
}

/** People of every kind, and who comes in each turn. */
function everyKind(count: number): { people: Person[]; turns: Turn[] } {
  const plain = manyPeople(5 * count);
  const now = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
  const states: Record<(typeof kinds)[number], Partial<Person>> = {
    known: {},
    locked: { extra: { pwdAccountLockedTime: now } },
    disabled: { extra: { pwdAccountLockedTime: '000001010000Z' } },
    privileged: { isAdmin: true },
  };
  const people: Person[] = [];
  const turns = Array.from({ length: count }, (_, at): Turn => {
    const named = kinds.map((kind, offset) => {
      const person = { ...(plain[5 * at + offset] as Person), ...states[kind] };
      people.push(person);
      return [kind, person.mail ?? ''];
    });
    return {
      ...(Object.fromEntries(named) as Record<(typeof kinds)[number], string>),
      unknown: plain[5 * at + 4]?.mail ?? '',
    };
  });
  return { people, turns };
}
