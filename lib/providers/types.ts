import type { z } from 'zod';
import type { Clock } from '@/lib/base/clock';
import type { Contact, ContactMethod, Identifier, IdentifierKind } from '@/lib/base/contact';
import type { Logger } from '@/lib/base/logger';
import type { Result } from '@/lib/base/result';
import type { PasswordIssue, PasswordPolicy } from '@/lib/password-policy/policy';

export type ProviderKind = 'volcengine' | 'huawei-meeting' | 'local';

/** A user in a directory. `id` is what the back end wants in a write; it never comes from a browser. */
export type Account = {
  id: string;
  username: string;
  displayName: string | null;
  contacts: Contact[];
  /** `read_only`: the password belongs to another system (for instance a synchronised user). */
  status: 'active' | 'disabled' | 'locked' | 'read_only' | 'unknown';
};

/** What one kind of back end can do. Callers branch on these and never on the kind. */
export type Capabilities = {
  lookupBy: readonly IdentifierKind[];
  contacts: readonly ContactMethod[];
  /** Who proves that the person is who they say: we with a code of ours, or the back end with a code of its own. */
  verifiedBy: 'portal' | 'provider';
  /** How an operator can get somebody a new password. */
  operatorSets: readonly ('chosen' | 'generated' | 'delivered')[];
  mustChange: boolean;
  unlock: boolean;
  endSessions: boolean;
  search: boolean;
  changeWithCurrent: boolean;
  /** Whether a refusal of a password says why. */
  reportsRefusal: boolean;
  /** Writes of one directory collide and go strictly one at a time. */
  serialWrites: boolean;
  /** Accounts are found through the index in our database, which a job refreshes. */
  indexed: boolean;
};

/** What the vendor said, fit for the audit: codes and numbers, never text that may quote a value. */
export type VendorDetail = { endpoint: string; status: number | null; code: string | null; requestId: string | null };

/**
 * Why a call did not do what was asked. `unavailable` means that nothing was applied: no connection, or a read that
 * failed. `outcome_unknown` means that a write was sent and nobody knows whether it took effect.
 */
export type ProviderError = { vendor?: VendorDetail } & (
  | { code: 'password_refused'; issues: PasswordIssue[] }
  | { code: 'account_gone' }
  | { code: 'account_ambiguous' }
  | { code: 'account_read_only' }
  | { code: 'account_disabled' }
  /** The account is not any more what the caller had in hand (`SetPasswordRequest.isStill`). */
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
 * Every call can be given up from outside. The provider adds its own time limits (connect 3 s, call 10 s). `locale` is
 * the language of the person, for back ends that write to them.
 */
export type CallOptions = { signal?: AbortSignal; locale?: string };

/** A step of the back end's own proof. `network` names the place on the network that asks, as a keyed hash. */
export type ProofCall = CallOptions & { locale: string; network: string };

/** The first step, with what else the person may have meant. */
export type PuzzleCall = ProofCall & { otherReadings?: readonly string[] };

/** A secret of the back end that lives for a short time. It stays on the server, sealed in the attempt's row. */
export type ProviderToken = { value: string; expiresAt: Date };

/** A slider puzzle as the back end drew it. Pictures are data URLs of PNG files; numbers are picture pixels. */
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
  accountId: string;
  /** Exactly as typed. */
  password: string;
  mustChange: boolean;
  /** What `checkCode` answered, where the back end verifies the person itself. */
  proof?: ProviderToken;
  /**
   * Asked about the account as the back end has it now, before anything is written; false refuses with
   * `account_changed`. Back ends that verify the person themselves do not ask.
   */
  isStill?: (account: Account) => boolean;
};

/** The provider's own proof of the person, for back ends with `verifiedBy: 'provider'`. */
export type ProviderVerification = {
  methods: readonly ContactMethod[];
  /**
   * Asks for a puzzle for the first of `user` and `otherReadings` that the back end knows, and answers which it took. An
   * unknown user gets a decoy that looks and behaves the same: this never tells.
   */
  startPuzzle(
    user: string,
    call: PuzzleCall,
  ): Promise<Result<{ puzzle: Puzzle; token: ProviderToken; user: string }, ProviderError>>;
  /**
   * Checks the slide and at once asks the back end to send its code. `codeExpiresAt` is when the code dies and when a
   * new one may be asked for. For a decoy it answers the same and nothing is sent.
   */
  solvePuzzle(
    request: {
      user: string;
      token: ProviderToken;
      pointX: number;
      slideTimeMs: number;
      method: ContactMethod;
      /** Check the slide, take as long and answer the same, but have no code sent. */
      withoutCode?: boolean;
    },
    call: ProofCall,
  ): Promise<Result<{ codeExpiresAt: Date; session: string }, ProviderError>>;
  /** Relays the code. `session` is what `solvePuzzle` answered: opaque, kept sealed. */
  checkCode(
    request: { user: string; code: string; session: string },
    call: ProofCall,
  ): Promise<Result<ProviderToken, ProviderError>>;
};

export type ConnectionReport = { latencyMs: number; warnings: string[]; signInUrl: string | null };

/** One directory's back end, ready to be called. A method that the kind cannot do answers `unsupported`. */
export type Provider = {
  passwordPolicy: PasswordPolicy;
  findAccount(identifier: Identifier, call?: CallOptions): Promise<Result<Account | null, ProviderError>>;
  /** The account as the back end has it now: never out of the index. */
  getAccount(accountId: string, call?: CallOptions): Promise<Result<Account | null, ProviderError>>;
  /**
   * One page of accounts whose name, user name, e-mail or phone matches, those called exactly so first. `cursor` is what
   * the last page answered.
   */
  searchAccounts(
    query: string,
    cursor: string | null,
    call?: CallOptions,
  ): Promise<Result<{ accounts: Account[]; nextCursor: string | null }, ProviderError>>;
  /** Sets a chosen password. Confirmed, refused or `outcome_unknown`; re-sent only as contracts section D allows. */
  setPassword(request: SetPasswordRequest, call?: CallOptions): Promise<Result<void, ProviderError>>;
  /** Has the back end invent a password: `returned` answers it once, `delivered` means that the back end sent it. */
  generatePassword(
    request: { accountId: string; mustChange: boolean },
    call?: CallOptions,
  ): Promise<Result<{ kind: 'returned'; password: string } | { kind: 'delivered' }, ProviderError>>;
  /** Whether the account has to choose another password at its next sign-in. Only where the back end tells. */
  readMustChange?(accountId: string, call?: CallOptions): Promise<Result<boolean, ProviderError>>;
  unlockAccount(accountId: string, call?: CallOptions): Promise<Result<void, ProviderError>>;
  /** Has the person choose another password at the next sign-in, leaving the present one. Missing where no such call exists. */
  requireChange?(accountId: string, call?: CallOptions): Promise<Result<void, ProviderError>>;
  /** Signs the person out everywhere. There exactly where the capabilities say `endSessions`. */
  endSessions?(accountId: string, call?: CallOptions): Promise<Result<void, ProviderError>>;
  /** Cheap calls that change nothing and tell whether the settings work. */
  checkConnection(call?: CallOptions): Promise<Result<ConnectionReport, ProviderError>>;
  /** Reads accounts into the index, page by page, resuming where an interrupted run stopped. Only where `indexed`. */
  refreshIndex?(call?: CallOptions): Promise<Result<{ accounts: number }, ProviderError>>;
  verification?: ProviderVerification;
};

/** One page of a search in our database: `nextCursor` is null at the end, and goes into the next call as it is. */
export type FoundPage<Found> = { accounts: Found[]; nextCursor: string | null };

/**
 * The index of accounts of one directory, kept in our database because the back end cannot search by e-mail or phone.
 * A refresh is a generation: pages are stored with the generation's number, and `finish` removes what it did not see.
 */
export type AccountIndex = {
  /** At most two accounts that match, so that the caller can tell one from several. */
  find(identifier: Identifier): Promise<Account[]>;
  get(accountId: string): Promise<Account | null>;
  search(query: string, cursor: string | null, limit: number): Promise<FoundPage<Account>>;
  /** Starts a generation, or resumes the unfinished one at its next page (pages count from 1). */
  begin(): Promise<{ generation: number; nextPage: number }>;
  putPage(generation: number, page: number, accounts: Account[]): Promise<void>;
  /** Removes what the generation has not seen and marks it complete. Answers how many accounts remain. */
  finish(generation: number): Promise<number>;
  /** Writes down what the back end just said of one account. One that no reading has seen is left to the next. */
  keep(account: Account): Promise<void>;
  /** Drops one account, after the back end said that it is gone. */
  remove(accountId: string): Promise<void>;
};

/** An account of the local directory as it is stored. `history` holds PHC strings, the newest first. */
export type LocalAccount = Account & {
  passwordHash: string | null;
  history: string[];
  mustChange: boolean;
  lockedUntil: Date | null;
};

/** Storage of the local directory's accounts. */
export type LocalAccountStore = {
  find(identifier: Identifier): Promise<LocalAccount[]>;
  get(accountId: string): Promise<LocalAccount | null>;
  search(query: string, cursor: string | null, limit: number): Promise<FoundPage<LocalAccount>>;
  /** One conditional update: false when the account is gone or switched off, or its hash is no longer `previousHash`. */
  replacePassword(
    accountId: string,
    change: { previousHash: string | null; passwordHash: string; history: string[]; mustChange: boolean },
  ): Promise<boolean>;
  unlock(accountId: string): Promise<boolean>;
  /** Has the person choose another password at their next sign-in. False when the account is gone. */
  requireChange(accountId: string): Promise<boolean>;
};

/** What one call to a back end came to. `silent`: there was no answer, so nothing is known but that. */
export type CallOutcome = { code: ProviderError['code'] | null; silent: boolean; durationMs: number };

/** The way to one back end. Calls that need no answer of it, as look-ups in the index, have no part in this. */
export type BackEndLine = {
  /** Whether a call may go out now. False while the back end does not answer: nothing is sent and nobody waits. */
  admit(endpoint: string): boolean;
  /** Tells what a call that was let through came to. */
  note(endpoint: string, outcome: CallOutcome): void;
};

/** Everything a provider may touch. It imports no database, no audit and no environment. */
export type ProviderDeps = {
  fetch: typeof fetch;
  clock: Clock;
  logger: Logger;
  /** Runs one task at a time for this directory, over all instances. Rejects when the signal fires while waiting. */
  serialize: <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;
  line: BackEndLine;
  accountIndex: AccountIndex;
  localAccounts: LocalAccountStore;
  /** Waits; tests pass one that does not. */
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Keyed hash under a key outside the database (for peppering); hex of 32 bytes. */
  mac: (purpose: string, value: string) => string;
};

/** One kind of back end: what it can do, which settings it takes and how it is made. */
export type ProviderDefinition<Settings extends z.ZodType = z.ZodType> = {
  kind: ProviderKind;
  capabilities: Capabilities;
  /**
   * Each field carries `.meta({ label, help, secret })`, and `address: true` where it says whom the secrets are sent to;
   * forms, masking and documentation derive from it.
   */
  settingsSchema: Settings;
  create(settings: z.output<Settings>, deps: ProviderDeps): Provider;
};
