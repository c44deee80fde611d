import type { Identifier } from '@/lib/base/contact';
import type { Provider, ProviderDefinition, ProviderDeps, ProviderToken } from '@/lib/providers/types';

/**
 * Ways to break the way between the provider and its back end. Only back ends behind a network have them. Each holds
 * until `clear` is called.
 */
export type ConformanceFaults = {
  /** Every write is applied and its connection then cut before the answer. */
  cutAfterApplying(): Promise<void>;
  /** Every answer to a write comes this much later, after the request was handled. */
  delayAnswers(milliseconds: number): Promise<void>;
  clear(): Promise<void>;
};

/** What the suite needs to know about one kind of back end. Optional parts add the tests that need them. */
export type ConformanceEnvironment = {
  definition: ProviderDefinition;
  /** Makes a provider on the same back end. The suite passes its own `logger` and sometimes its own `fetch`. */
  createProvider(overrides: Pick<ProviderDeps, 'logger'> & Partial<ProviderDeps>): Provider;
  /** An account that exists. `identifiers` is empty where this set-up cannot look up; `password` is the present one. */
  account: { id: string; username: string; identifiers: Identifier[]; password: string };
  /** Nobody: an id and identifiers of the same form that no account has. */
  absent: { id: string; identifiers: Identifier[] };
  /** A password that the back end takes and that was never used here before. */
  freshPassword(): string;
  /** A password that breaks the back end's own policy. */
  brokenPassword: string;
  /** A search text that finds `account`, where the kind can search. */
  searchText?: string;
  /** Whether `getAccount` works in this set-up; true unless told. */
  readsAccounts?: boolean;
  /** Proof that `setPassword` wants, where the back end verifies the person itself. A new one for each write. */
  prove?(provider: Provider): Promise<ProviderToken>;
  /** Whether this password opens the account at the back end, asked past the provider. */
  signIn(password: string): Promise<boolean>;
  /**
   * Changes `account` past the provider, as an administrator of the back end would, with `password` in force; null puts it
   * back. `off`: in a state in which nobody may set its password.
   */
  alter?(change: { email: string } | 'off' | null, password: string): Promise<void>;
  /** Secrets of the settings: they may appear in no error and no log line. */
  secrets: readonly string[];
  faults?: ConformanceFaults;
  stop(): Promise<void>;
};
