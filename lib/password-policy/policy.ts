export type CharacterClass = 'lower' | 'upper' | 'digit' | 'special';

/**
 * How words of an account are refused. Words shorter than `minWordLength` do not count; upper and lower case are one.
 * `loose` also refuses look-alikes (`p4ul` for `paul`) and each part of a word that has several (`ana.lopez`).
 */
export type WordRule = { match: 'contains' | 'equals'; reversed: boolean; minWordLength: number; loose?: boolean };

/**
 * The rules of one owner, as data. Everything that shows, checks, merges or satisfies rules reads this shape.
 * Lengths count code points. A rule that does not apply is null.
 */
export type PasswordPolicy = {
  /** Whose rules these are: shown beside each of them. */
  owner: 'directory' | 'organisation' | 'portal';
  minLength: number;
  maxLength: number;
  /** Most bytes in UTF-8. */
  maxBytes: number | null;
  /** Classes that must all appear. */
  requiredClasses: readonly CharacterClass[];
  /** How many of the four classes must appear, 0 to 4. */
  minClasses: number;
  /** The special characters that the back end takes, besides ASCII letters and digits; null takes any character. */
  allowedSpecials: string | null;
  /** The longest run of one character that is still accepted. */
  maxRun: number | null;
  /** How names and words of the account are refused. */
  words: WordRule | null;
  /** Further such rules: an intersection of policies can need several. */
  moreWords?: readonly WordRule[];
  /** Words that no password may contain, whoever the account belongs to; look-alikes count. */
  bannedWords?: readonly string[];
  /** Common and leaked passwords are refused. Only the server has the list. */
  refusesCommon?: boolean;
  /** How many earlier passwords are refused; null where it is not known. Only the back end can check it. */
  history: number | null;
};

/** Codes of rules, as they stand in `data-rule` and in the phrase files under `rules`. */
export const ruleCodes = [
  'min_length',
  'max_length',
  'max_bytes',
  'class_lower',
  'class_upper',
  'class_digit',
  'class_special',
  'min_classes',
  'allowed_characters',
  'control_characters',
  'outer_spaces',
  'max_run',
  'account_words',
  'organisation_words',
  'common_password',
  'history',
  'refused_by_directory',
] as const;

export type RuleCode = (typeof ruleCodes)[number];

/** What is known of the person whose password it is. Words are whole names, as `accountWords` lists them. */
export type PasswordContext = { words: readonly string[] };

/** One rule that a password broke. `characters` names what a back end cannot take; `limit` is the rule's number. */
export type PasswordIssue = {
  rule: RuleCode;
  owner: PasswordPolicy['owner'];
  limit?: number;
  characters?: string[];
};
