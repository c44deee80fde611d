import type { Identifier } from '@/lib/base/contact';
import type { Provider, ProviderDefinition, ProviderDeps, ProviderToken } from '@/lib/providers/types';

/**
 * Injects faults between the provider and its back end. Only back ends behind a network have them. Each fault stays
 * active until `clear` is called.
 */
export type ConformanceFaults = {
  /** Applies every write, then cuts its connection before the response. */
  cutAfterApplying(): Promise<void>;
  /** Delays every response to a write by this much, after the request was handled. */
  delayAnswers(milliseconds: number): Promise<void>;
  clear(): Promise<void>;
};

/** What the suite needs to know about one kind of back end. Each optional member enables the tests that need it. */
export type ConformanceEnvironment = {
  definition: ProviderDefinition;
  /** Creates a provider on the same back end. The suite passes its own `logger` and sometimes its own `fetch`. */
  createProvider(overrides: Pick<ProviderDeps, 'logger'> & Partial<ProviderDeps>): Provider;
  /** Creates a provider whose back end refuses connections. Only for back ends that are not called through `fetch`. */
  createUnreachable?(overrides: Pick<ProviderDeps, 'logger'>): Provider;
  /** An existing account. `identifiers` is empty if this set-up has no lookup; `password` is the current one. */
  account: { id: string; username: string; identifiers: Identifier[]; password: string };
  /** An id, and identifiers of the same form, that no account has. */
  absent: { id: string; identifiers: Identifier[] };
  /** Returns a password that the back end accepts and that has not been used here before. */
  freshPassword(): string;
  /** A password that breaks the back end's policy. */
  brokenPassword: string;
  /** A search text that finds `account`, if the kind can search. */
  searchText?: string;
  /** Whether `getAccount` works in this set-up; true by default. */
  readsAccounts?: boolean;
  /**
   * Returns the proof that `setPassword` needs if the back end verifies the person itself. A new one for each write.
   */
  prove?(provider: Provider): Promise<ProviderToken>;
  /** Signs in at the back end, bypassing the provider. Returns whether the password is accepted. */
  signIn(password: string): Promise<boolean>;
  /**
   * Changes `account`, bypassing the provider, as an administrator of the back end would. `password` stays its
   * password. `off` puts the account in a state in which its password cannot be set; null restores it.
   */
  alter?(change: { email: string } | 'off' | null, password: string): Promise<void>;
  /** Secrets in the settings: they must not appear in any error or log line. */
  secrets: readonly string[];
  faults?: ConformanceFaults;
  /** Whether the provider finds out itself if a write was applied whose response was lost. */
  settlesLostWrites?: true;
  stop(): Promise<void>;
};
