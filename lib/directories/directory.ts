import type { ContactMethod } from '@/lib/base/contact';
import type { LocalText } from '@/lib/i18n/local-text';
import type { PasswordPolicy } from '@/lib/password-policy/policy';
import type { Capabilities, Provider, ProviderKind } from '@/lib/providers/types';

/** One configured back end, ready for use. */
export type Directory = {
  id: string;
  kind: ProviderKind;
  name: LocalText;
  help: LocalText | null;
  capabilities: Capabilities;
  provider: Provider;
  /** How people prove who they are here, the best first. The same for everybody, whatever an account has. */
  methods: readonly ContactMethod[];
  /** Rules of the back end and of the organisation; a password must satisfy all. */
  policies: readonly PasswordPolicy[];
  emailDomains: readonly string[];
  signInUrl: string | null;
  /** Where a code is not enough: the second factor of an operator comes after it. */
  proofs?: 2;
  /** Built in: never offered, never chosen by an address, never searched, and in no list of directories. */
  hidden?: true;
};

/** A directory that was left out, with what is wrong: paths in the configuration file and what was expected. */
export type BrokenDirectory = { id: string; problems: string[] };

export type Directories = {
  usable: readonly Directory[];
  broken: readonly BrokenDirectory[];
  /** The operators' own, apart from the others; missing where no mail goes out. */
  operators?: Directory;
};
