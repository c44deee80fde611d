import { z } from 'zod';
import { type SpawnedSimulator, spawnSimulator } from '@/lib/providers/testing/spawn-simulator';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import type { ProofCall, Provider, ProviderDeps, ProviderToken, ProviderVerification } from '@/lib/providers/types';
import type { MeetingSettings } from '../config';
import { huaweiMeeting } from '../index';

export const people = [
  {
    account: 'mei.lin',
    name: 'Mei Lin',
    email: 'mei.lin@example.com',
    phone: '+8613800000001',
    password: 'Old-Pass-1',
  },
  {
    account: 'jo.park',
    name: 'Jo Park',
    email: 'jo.park@example.com',
    phone: '+8613800000002',
    password: 'Old-Pass-2',
  },
  { account: 'wu.local', name: 'Wu', email: null, phone: '13800000004', password: 'Old-Pass-4' },
  { account: 'gone.user', name: 'Off', email: 'off@example.com', phone: null, password: 'Old-Pass-3', status: 1 },
];
export const credentials = { appId: 'rekey-simulator-app', appKey: 'simulator-app-key-of-one-enterprise' };

/** A person who reads English, on one network. */
export const here: ProofCall = { locale: 'en', network: 'network-of-tests' };

const callsSchema = z.array(
  z.object({
    endpoint: z.string(),
    user: z.string().nullable(),
    status: z.number(),
    token: z.boolean(),
    language: z.string().nullable(),
  }),
);

/** Starts a simulator in a separate process and returns helpers for tests. */
export async function startMeetingTest() {
  const simulator: SpawnedSimulator = await spawnSimulator('huawei-meeting', ['--people', JSON.stringify(people)]);
  const makeProvider = (settings: Partial<MeetingSettings> = {}, overrides: Partial<ProviderDeps> = {}) => {
    const deps = createTestDeps(overrides);
    const parsed = huaweiMeeting.settingsSchema.parse({ endpoint: simulator.url, ...settings });
    const provider = huaweiMeeting.create(parsed, { ...deps, ...overrides });
    return { provider, deps, verification: verificationOf(provider) };
  };
  const calls = async (endpoint?: string) =>
    callsSchema
      .parse(await simulator.control('calls'))
      .filter((call) => endpoint === undefined || call.endpoint === endpoint);
  const pointX = async (user: string) =>
    z.object({ pointX: z.number() }).parse(await simulator.control(`puzzle?user=${encodeURIComponent(user)}`)).pointX;
  const newestCode = async (to: string) => {
    const messages = z
      .array(z.object({ text: z.string() }))
      .parse(await simulator.control(`outbox?to=${encodeURIComponent(to)}`));
    return /\d{6}/.exec(messages.at(-1)?.text ?? '')?.[0] ?? 'none';
  };
  const solve = async (verification: ProviderVerification, user: string, method: 'sms' | 'email' = 'sms') => {
    const started = must(await verification.startPuzzle(user, here));
    const request = { user, token: started.token, pointX: await pointX(user), slideTimeMs: 900, method };
    return must(await verification.solvePuzzle(request, here));
  };
  /** Runs the whole proof as a person who sees the puzzle and reads the message. */
  const prove = async (verification: ProviderVerification, user: string, to: string): Promise<ProviderToken> => {
    const { session } = await solve(verification, user, to.includes('@') ? 'email' : 'sms');
    return must(await verification.checkCode({ user, code: await newestCode(to), session }, here));
  };
  return {
    simulator,
    makeProvider,
    calls,
    pointX,
    newestCode,
    solve,
    prove,
    switches: (change: Record<string, unknown>) => simulator.control('switches', change),
    reset: () => simulator.control('reset', {}),
    signIn: async (user: string, password: string) =>
      z
        .object({ ok: z.boolean(), mustChange: z.boolean() })
        .parse(await simulator.control('sign-in', { user, password })),
  };
}

/** Returns the value of a result that the test expects to succeed. */
export function must<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(`answered ${result.error.code}`);
  return result.value;
}

function verificationOf(provider: Provider): ProviderVerification {
  if (!provider.verification) throw new Error('no verification');
  return provider.verification;
}
