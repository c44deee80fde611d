import type { z } from 'zod';
import type { Clock } from '@/lib/base/clock';
import type { Contact, ContactMethod, Identifier, IdentifierKind } from '@/lib/base/contact';
import type { AccountId } from '@/lib/base/ids';
import type { Logger } from '@/lib/base/logger';
import type { Result } from '@/lib/base/result';
import type { ConnectionFault } from '@/lib/outbound/connection-fault';
import type { OutboundGuard } from '@/lib/outbound/outbound-guard';
import type { PasswordIssue, PasswordPolicy } from '@/lib/password-policy/policy';

export type ProviderKind = 'volcengine' | 'huawei-meeting' | 'ldap' | 'active-directory' | 'local';

/** A user in a directory. `id` is what the back end expects in a write; it never comes from a browser. */
export type Account = {
  id: AccountId;
  username: string;
  displayName: string | null;
  contacts: Contact[];
  /**
   * `expired`: the account itself is past its end date, not its password. `read_only`: another system owns the password
   * (for instance for a synchronised user). `protected`: a privileged account, which Rekey does not reset.
   */
  status: 'active' | 'disabled' | 'locked' | 'expired' | 'read_only' | 'protected' | 'unknown';
  /** Only from `getAccount`, and only if the back end reports them. */
  facts?: AccountFacts;
};

/** What the back end reports about an account and its password. Null: unknown, or it does not apply. */
export type AccountFacts = {
  passwordChangedAt: Date | null;
  passwordExpiresAt: Date | null;
  accountExpiresAt: Date | null;
  /** When a lock ends by itself. Null also if only an operator can end it. */
  lockedUntil: Date | null;
  /** The account must choose another password at its next sign-in. */
  mustChange: boolean | null;
  /** Names of the groups that the account is a direct member of. */
  groups: readonly string[];
  /** The organisational unit, from the top down, such as `People / Finance`. */
  unit: string | null;
};

/** What one kind of back end can do. Callers branch on these, never on the kind. */
export type Capabilities = {
  lookupBy: readonly IdentifierKind[];
  contacts: readonly ContactMethod[];
  /** Who verifies the person: the portal with its own code, or the back end with its own. */
  verifiedBy: 'portal' | 'provider';
  /** How an operator can set a person's new password. */
  operatorSets: readonly ('chosen' | 'generated' | 'delivered')[];
  mustChange: boolean;
  unlock: boolean;
  endSessions: boolean;
  search: boolean;
  /** A person can change the password with the current one (`Provider.changePassword`). */
  changeWithCurrent: boolean;
  /** Whether the back end gives a reason when it refuses a password. */
  reportsRefusal: boolean;
  /** Writes in one directory collide, so they are sent strictly one at a time. */
  serialWrites: boolean;
  /** Accounts are looked up in the index in our database, which a job refreshes. */
  indexed: boolean;
};

/** What the vendor returned, safe for the audit log: codes and numbers, never text that may quote a value. */
export type VendorDetail = { endpoint: string; status: number | null; code: string | null; requestId: string | null };

/**
 * Why a call failed. `unavailable` means that nothing was applied: no connection, or a failed read. `outcome_unknown`
 * means that a write was sent and may or may not have taken effect. `fault` is the step of a connection that failed, for
 * the connection test: `bind` if the server refused the service account, `base` if the search base is missing.
 */
export type ProviderError = { vendor?: VendorDetail; fault?: ConnectionFault | 'bind' | 'base' } & (
  | { code: 'password_refused'; issues: PasswordIssue[] }
  | { code: 'account_gone' }
  | { code: 'account_ambiguous' }
  | { code: 'account_read_only' }
  | { code: 'account_disabled' }
  | { code: 'account_expired' }
  /** Too many wrong passwords. `until` is when the lock ends by itself, or null. */
  | { code: 'account_locked'; until: Date | null }
  | { code: 'current_password_wrong' }
  /** The account has changed since the caller read it (`SetPasswordRequest.isStill`). */
  | { code: 'account_changed' }
  | { code: 'password_sign_in_off' }
  | { code: 'puzzle_refused' }
  | { code: 'code_refused' }
  | { code: 'proof_expired' }
  | { code: 'throttled'; retryAfterSeconds: number }
  | { code: 'busy' }
  | { code: 'credentials_refused' }
  | { code: 'forbidden' }
  | { code: 'service_disabled' }
  | { code: 'unavailable' }
  | { code: 'outcome_unknown' }
  | { code: 'protocol' }
  | { code: 'unsupported' }
);

/**
 * Options of every call. `signal` cancels it; the provider adds its own time limits (connect 3 s, call 10 s). `locale`
 * is the person's language, for back ends that write to them.
 */
export type CallOptions = { signal?: AbortSignal; locale?: string };

/** A step of the back end's own verification. `network` is a keyed hash of the caller's network. */
export type ProofCall = CallOptions & { locale: string; network: string };

/** The first step, with other readings of what the person typed. */
export type PuzzleCall = ProofCall & { otherReadings?: readonly string[] };

/** A short-lived secret of the back end. It stays on the server, encrypted in the attempt's row. */
export type ProviderToken = { value: string; expiresAt: Date };

/** A slider puzzle as the back end drew it. Pictures are data URLs of PNG files; numbers are pixels of the pictures. */
export type Puzzle = {
  background: string;
  piece: string;
  width: number;
  height: number;
  pieceWidth: number;
  pieceHeight: number;
  pieceY: number;
};

export type SetPasswordRequest = {
  accountId: AccountId;
  /** Exactly as typed. */
  password: string;
  mustChange: boolean;
  /** The result of `checkCode`, if the back end verifies the person itself. */
  proof?: ProviderToken;
  /**
   * Called with the account's current state at the back end before anything is written. If it returns false, the write
   * is refused with `account_changed`. Back ends that verify the person themselves do not call it.
   */
  isStill?: (account: Account) => boolean;
};

/** The back end's own verification of the person, for `verifiedBy: 'provider'`. */
export type ProviderVerification = {
  methods: readonly ContactMethod[];
  /**
   * Requests a puzzle for the first of `user` and `otherReadings` that the back end knows, and returns which one that
   * was. An unknown user gets a decoy that looks and behaves the same, so the result never reveals whether the user
   * exists.
   */
  startPuzzle(
    user: string,
    call: PuzzleCall,
  ): Promise<Result<{ puzzle: Puzzle; token: ProviderToken; user: string }, ProviderError>>;
  /**
   * Checks the slide and at once asks the back end to send its code. `codeExpiresAt` is when the code expires and a new
   * one may be requested. For a decoy it returns the same and sends nothing.
   */
  solvePuzzle(
    request: {
      user: string;
      token: ProviderToken;
      pointX: number;
      slideTimeMs: number;
      method: ContactMethod;
      /** Check the slide, take as long and return the same, but do not have a code sent. */
      withoutCode?: boolean;
    },
    call: ProofCall,
  ): Promise<Result<{ codeExpiresAt: Date; session: string }, ProviderError>>;
  /** Relays the code. `session` is what `solvePuzzle` returned: opaque, kept encrypted. */
  checkCode(
    request: { user: string; code: string; session: string },
    call: ProofCall,
  ): Promise<Result<ProviderToken, ProviderError>>;
};

/**
 * The result of a connection check. Optional facts are from back ends that are searched: `entries` is how many accounts
 * the settings find (`entriesAreMore`: at least that many), `encrypted` whether the connection is.
 */
export type ConnectionReport = {
  latencyMs: number;
  warnings: string[];
  signInUrl: string | null;
  entries?: number;
  entriesAreMore?: boolean;
  encrypted?: boolean;
};

/**
 * The rules for one account's next password. `changeableFrom` is in the future if the account may not change its
 * password yet; null if it may.
 */
export type AccountPasswordRules = { policy: PasswordPolicy; changeableFrom: Date | null };

/** One directory's back end, ready for calls. A method that the kind lacks returns `unsupported`. */
export type Provider = {
  passwordPolicy: PasswordPolicy;
  findAccount(identifier: Identifier, call?: CallOptions): Promise<Result<Account | null, ProviderError>>;
  /** Returns the account's current state at the back end, never a copy from the index. */
  getAccount(accountId: AccountId, call?: CallOptions): Promise<Result<Account | null, ProviderError>>;
  /**
   * Returns one page of accounts that match by name, user name, e-mail or phone, exact matches first. `cursor` is the
   * `nextCursor` of the previous page.
   */
  searchAccounts(
    query: string,
    cursor: string | null,
    call?: CallOptions,
  ): Promise<Result<{ accounts: Account[]; nextCursor: string | null }, ProviderError>>;
  /**
   * Sets a chosen password. The result is confirmed, refused or `outcome_unknown`. Sent again only where repeating it is
   * harmless; see the README of each provider.
   */
  setPassword(request: SetPasswordRequest, call?: CallOptions): Promise<Result<void, ProviderError>>;
  /** Has the back end generate a password. `returned` carries it once; `delivered` means that the back end sent it. */
  generatePassword(
    request: { accountId: AccountId; mustChange: boolean },
    call?: CallOptions,
  ): Promise<Result<{ kind: 'returned'; password: string } | { kind: 'delivered' }, ProviderError>>;
  /** Whether the account must choose another password at its next sign-in. Only for back ends that report it. */
  readMustChange?(accountId: AccountId, call?: CallOptions): Promise<Result<boolean, ProviderError>>;
  unlockAccount(accountId: AccountId, call?: CallOptions): Promise<Result<void, ProviderError>>;
  /**
   * Changes the password with the person's own rights, so that the back end's history and minimum age apply. Also works
   * if the current password has expired or must be changed. Without an account it takes as long as for one with another
   * password. Fails with `current_password_wrong`, and only after the right password with the state of the account.
   * `account_locked` may come before it. Exists exactly if the capabilities say `changeWithCurrent`.
   */
  changePassword?(
    request: { accountId: AccountId | null; current: string; password: string },
    call?: CallOptions,
  ): Promise<Result<void, ProviderError>>;
  /** The rules of this account, if they can differ from `passwordPolicy`. */
  readPasswordRules?(accountId: AccountId, call?: CallOptions): Promise<Result<AccountPasswordRules, ProviderError>>;
  /**
   * Requires another password at the next sign-in and keeps the current one until then. Missing if the kind has no such
   * call.
   */
  requireChange?(accountId: AccountId, call?: CallOptions): Promise<Result<void, ProviderError>>;
  /** Signs the person out everywhere. Exists exactly if the capabilities say `endSessions`. */
  endSessions?(accountId: AccountId, call?: CallOptions): Promise<Result<void, ProviderError>>;
  /** Checks the settings with cheap calls that change nothing. */
  checkConnection(call?: CallOptions): Promise<Result<ConnectionReport, ProviderError>>;
  /** Reads accounts into the index, page by page, resuming an interrupted run. Only if `indexed`. */
  refreshIndex?(call?: CallOptions): Promise<Result<{ accounts: number }, ProviderError>>;
  verification?: ProviderVerification;
};

/** One page of a search in our database. Pass `nextCursor` unchanged to the next call; it is null on the last page. */
export type FoundPage<Found> = { accounts: Found[]; nextCursor: string | null };

/**
 * The account index of one directory, kept in our database because the back end cannot search by e-mail or phone. A
 * refresh is a generation: pages are stored with its number, and `finish` removes what it did not see.
 */
export type AccountIndex = {
  /** Returns at most two matching accounts, so that the caller can tell one from several. */
  find(identifier: Identifier): Promise<Account[]>;
  get(accountId: AccountId): Promise<Account | null>;
  search(query: string, cursor: string | null, limit: number): Promise<FoundPage<Account>>;
  /** Starts a generation, or resumes the unfinished one at its next page (pages count from 1). */
  begin(): Promise<{ generation: number; nextPage: number }>;
  putPage(generation: number, page: number, accounts: Account[]): Promise<void>;
  /** Removes what the generation has not seen and marks it complete. Returns the number of accounts left. */
  finish(generation: number): Promise<number>;
  /**
   * Stores the account's current state from the back end. An account not yet in the index is left to the next refresh.
   */
  keep(account: Account): Promise<void>;
  /** Removes an account that the back end reported as gone. */
  remove(accountId: AccountId): Promise<void>;
};

/** A stored account of the local directory. `history` holds PHC strings, newest first. */
export type LocalAccount = Account & {
  passwordHash: string | null;
  history: string[];
  mustChange: boolean;
  lockedUntil: Date | null;
};

/** Storage of the local directory's accounts. */
export type LocalAccountStore = {
  find(identifier: Identifier): Promise<LocalAccount[]>;
  get(accountId: AccountId): Promise<LocalAccount | null>;
  search(query: string, cursor: string | null, limit: number): Promise<FoundPage<LocalAccount>>;
  /** One conditional update. False if the account is gone or disabled, or its hash is no longer `previousHash`. */
  replacePassword(
    accountId: AccountId,
    change: { previousHash: string | null; passwordHash: string; history: string[]; mustChange: boolean },
  ): Promise<boolean>;
  unlock(accountId: AccountId): Promise<boolean>;
  /** Requires another password at the next sign-in. False if the account is gone. */
  requireChange(accountId: AccountId): Promise<boolean>;
};

/** The outcome of one back-end call. `silent`: no response arrived. */
export type CallOutcome = { code: ProviderError['code'] | null; silent: boolean; durationMs: number };

/** The gate for calls to one back end. Calls that need no response from it, such as index lookups, do not use it. */
export type BackEndLine = {
  /** Whether a call may be sent now. False while the back end does not respond: nothing is sent and no caller waits. */
  admit(endpoint: string): boolean;
  /** Reports the outcome of an admitted call. */
  note(endpoint: string, outcome: CallOutcome): void;
};

/** Everything a provider may use. Providers import no database, audit or environment. */
export type ProviderDeps = {
  fetch: typeof fetch;
  /** Checks addresses before a connection that does not go through `fetch`; null if every address is allowed. */
  guard: OutboundGuard | null;
  clock: Clock;
  logger: Logger;
  /** Runs one task at a time for this directory, across all instances. Rejects if the signal fires during the wait. */
  serialize: <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;
  line: BackEndLine;
  accountIndex: AccountIndex;
  localAccounts: LocalAccountStore;
  /** Waits; tests pass one that returns at once. */
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Keyed hash under a key outside the database (for peppering); hex of 32 bytes. */
  mac: (purpose: string, value: string) => string;
};

/** One kind of back end: what it can do, its settings, and how to create it. */
export type ProviderDefinition<Settings extends z.ZodType = z.ZodType> = {
  kind: ProviderKind;
  capabilities: Capabilities;
  /**
   * Each field has `.meta({ label, help, secret })`, plus `address: true` if it determines where the secrets are sent.
   * Forms, masking and documentation derive from it.
   */
  settingsSchema: Settings;
  create(settings: z.output<Settings>, deps: ProviderDeps): Provider;
};
