export type CharacterClass = 'lower' | 'upper' | 'digit' | 'special';

/**
 * How words of an account are refused. Words shorter than `minWordLength` do not count; case is ignored. `loose` also
 * refuses look-alikes (`p4ul` for `paul`) and each part of a word with several parts (`ana.lopez`). `inParts` refuses the
 * parts as Windows divides a name: at commas, dots, hyphens, underscores, number signs and spaces.
 */
export type WordRule = {
  match: 'contains' | 'equals';
  reversed: boolean;
  minWordLength: number;
  loose?: boolean;
  inParts?: boolean;
};

/**
 * The rules of one owner, as data. All code that shows, checks, merges or satisfies rules uses this type. Lengths are
 * in code points. A rule that does not apply is null.
 */
export type PasswordPolicy = {
  /** Who set these rules: shown next to each of them. */
  owner: 'directory' | 'organisation' | 'portal';
  minLength: number;
  maxLength: number;
  /** Maximum number of bytes in UTF-8. */
  maxBytes: number | null;
  /** Classes that must all appear. */
  requiredClasses: readonly CharacterClass[];
  /** How many of the four classes must appear, 0 to 4. */
  minClasses: number;
  /** Three of the five classes of Windows must appear ("Password must meet complexity requirements"). */
  windowsComplexity?: boolean;
  /**
   * The special characters that the back end accepts in addition to ASCII letters and digits; null accepts any
   * character.
   */
  allowedSpecials: string | null;
  /** The longest accepted run of one character. */
  maxRun: number | null;
  /** How names and words of the account are refused. */
  words: WordRule | null;
  /** Further rules about words: an intersection of policies can need several. */
  moreWords?: readonly WordRule[];
  /** Words that no password may contain, for any account; look-alikes count. */
  bannedWords?: readonly string[];
  /** Common and leaked passwords are refused. Only the server has the list. */
  refusesCommon?: boolean;
  /** How many previous passwords are refused; null if unknown. Only the back end can check it. */
  history: number | null;
};

/** Codes of rules, as used in `data-rule` and in the phrase files under `rules`. */
export const ruleCodes = [
  'min_length',
  'max_length',
  'max_bytes',
  'class_lower',
  'class_upper',
  'class_digit',
  'class_special',
  'min_classes',
  'complexity',
  'allowed_characters',
  'control_characters',
  'outer_spaces',
  'max_run',
  'account_words',
  'organisation_words',
  'common_password',
  'history',
  'min_age',
  'refused_by_directory',
] as const;

export type RuleCode = (typeof ruleCodes)[number];

/** What is known about the person who owns the password. Words are whole names, from `accountWords`. */
export type PasswordContext = { words: readonly string[] };

/**
 * One rule that a password broke. `characters` lists those that a back end cannot accept; `limit` is the rule's number.
 * `until` is when a password may be changed again (`min_age`), if the back end says so.
 */
export type PasswordIssue = {
  rule: RuleCode;
  owner: PasswordPolicy['owner'];
  limit?: number;
  characters?: string[];
  until?: Date;
};
