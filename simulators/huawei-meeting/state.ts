import { createHash, randomBytes, randomInt } from 'node:crypto';
import { z } from 'zod';
import { type Switches, switchesSchema } from './switches';

export const personSchema = z.strictObject({
  account: z.string().min(1).max(255),
  name: z.string().max(96).default(''),
  email: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  password: z.string(),
  thirdAccount: z.string().nullable().default(null),
  status: z.union([z.literal(0), z.literal(1)]).default(0),
});
export type PersonInput = z.input<typeof personSchema>;

export type Person = Omit<z.output<typeof personSchema>, 'password'> & { passwordHash: string; mustChange: boolean };

/** T1 to T3 of the five steps, each bound to the exact text of `user`. */
export type FlowToken = { kind: 'T1' | 'T2' | 'T3'; user: string; expiresAt: number; pointX: number; pointY: number };

export type SentCode = { code: string; user: string; sentAt: number; expiresAt: number; wrongTries: number };

export type OutboxMessage = { channel: 'sms' | 'email'; to: string; text: string; sentAt: string };

/** An app that may sign in with App ID. With `corpIds` it is a service provider's, for several companies. */
export type App = { appId: string; appKey: string; corpIds: string[] | null };

export type Call = { endpoint: string; user: string | null; status: number; token: boolean; language: string | null };

export type SimulatorState = {
  people: Person[];
  apps: App[];
  switches: Switches;
  tokens: Map<string, FlowToken>;
  /** The current code of each account; a new one replaces it. */
  codes: Map<string, SentCode>;
  newestPuzzle: Map<string, { pointX: number; pointY: number }>;
  outbox: OutboxMessage[];
  outboxUrl: string | null;
  /** Live administrator tokens by user id, oldest first: at most 64 each. */
  adminTokens: Map<string, { token: string; expiresAt: number }[]>;
  calls: Call[];
};

export function createState(people: PersonInput[], apps: App[], outboxUrl: string | null): SimulatorState {
  return {
    people: people.map((input) => {
      const { password, ...person } = personSchema.parse(input);
      return { ...person, passwordHash: hashPassword(person.account, password), mustChange: false };
    }),
    apps,
    switches: switchesSchema.parse({}),
    tokens: new Map(),
    codes: new Map(),
    newestPuzzle: new Map(),
    outbox: [],
    outboxUrl,
    adminTokens: new Map(),
    calls: [],
  };
}

/** Returns the simulator's time in milliseconds. */
export function now(state: SimulatorState): number {
  return Date.now() + state.switches.clockOffsetSeconds * 1000;
}

export function findPerson(state: SimulatorState, user: string): Person | null {
  const typed = user.toLowerCase();
  const found = state.people.find(
    (person) =>
      person.account.toLowerCase() === typed || person.email?.toLowerCase() === typed || person.phone === user,
  );
  return found ?? null;
}

export function hashPassword(account: string, password: string): string {
  return createHash('sha256').update(account).update('\0').update(password).digest('hex');
}

/** Returns 33 letters and digits, the length of the vendor's samples. */
export function randomToken(): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length: 33 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

export function randomCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

export function randomRequestId(): string {
  return randomBytes(16).toString('hex');
}

/** Stores the message for tests and forwards it to the inbox, if one is configured. */
export async function deliver(state: SimulatorState, message: Omit<OutboxMessage, 'sentAt'>): Promise<void> {
  state.outbox.push({ ...message, sentAt: new Date(now(state)).toISOString() });
  if (state.outbox.length > 500) state.outbox.shift();
  if (!state.outboxUrl) return;
  await fetch(state.outboxUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(5_000),
  }).catch(() => undefined);
}
