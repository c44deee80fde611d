import { createHmac } from 'node:crypto';
import { type CapturingLogger, createCapturingLogger } from '@/lib/base/testing/capturing-logger';
import { outboundFetch } from '@/lib/outbound/outbound-fetch';
import type { ProviderDeps } from '@/lib/providers/types';
import { createMemoryAccountIndex, type MemoryAccountIndex } from './memory-account-index';
import { createMemoryLocalAccounts } from './memory-local-accounts';
import { createSerialQueue } from './serial-queue';

export type TestDeps = ProviderDeps & {
  logger: CapturingLogger;
  accountIndex: MemoryAccountIndex;
  /** Requested sleeps in milliseconds, in order. They take no real time: the clock advances instead. */
  sleeps: number[];
  advance(milliseconds: number): void;
};

/**
 * Returns what a provider gets in a test: real network, in-memory index and accounts, sleeps that only advance the
 * clock, and a logger that records. The clock starts at the real time by default, because servers check it.
 */
export function createTestDeps(overrides: Partial<ProviderDeps> = {}, start: Date = new Date()): TestDeps {
  const startedAt = performance.now();
  let skipped = 0;
  const sleeps: number[] = [];
  return {
    fetch: outboundFetch,
    guard: null,
    clock: () => new Date(start.getTime() + (performance.now() - startedAt) + skipped),
    serialize: createSerialQueue(),
    line: { admit: () => true, note: () => undefined },
    localAccounts: createMemoryLocalAccounts(),
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      sleeps.push(milliseconds);
      skipped += milliseconds;
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
    mac: (purpose, value) => createHmac('sha256', 'key-of-tests').update(`${purpose}\0${value}`).digest('hex'),
    ...overrides,
    logger: createCapturingLogger(),
    accountIndex: createMemoryAccountIndex(),
    sleeps,
    advance: (milliseconds) => {
      skipped += milliseconds;
    },
  };
}
