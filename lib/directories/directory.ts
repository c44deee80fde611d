import type { ContactMethod } from '@/lib/base/contact';
import type { DirectoryId } from '@/lib/base/ids';
import type { LocalText } from '@/lib/i18n/local-text';
import type { PasswordPolicy } from '@/lib/password-policy/policy';
import type { Capabilities, Provider, ProviderKind } from '@/lib/providers/types';

/** One configured back end, ready for use. */
export type Directory = {
  id: DirectoryId;
  kind: ProviderKind;
  name: LocalText;
  help: LocalText | null;
  capabilities: Capabilities;
  provider: Provider;
  /**
   * How people verify themselves here, the preferred method first. The same for all accounts, whatever contacts they
   * have.
   */
  methods: readonly ContactMethod[];
  /** Rules of the back end and of the organisation; a password must satisfy all of them. */
  policies: readonly PasswordPolicy[];
  emailDomains: readonly string[];
  signInUrl: string | null;
  /** Set if a code is not enough: an operator's second factor follows it. */
  proofs?: 2;
  /** Built in: never offered, never chosen by an address, never searched, and not in any list of directories. */
  hidden?: true;
};

/** A directory that was skipped, with its problems: paths in the configuration file and what was expected. */
export type BrokenDirectory = { id: string; problems: string[] };

export type Directories = {
  usable: readonly Directory[];
  broken: readonly BrokenDirectory[];
  /** The operators' own directory, separate from the others; missing if no mail can be sent. */
  operators?: Directory;
};
