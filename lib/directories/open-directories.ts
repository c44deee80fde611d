import type { ContactMethod } from '@/lib/base/contact';
import type { DirectoryId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import { describePath } from '@/lib/config/load-config';
import { type DirectoryConfig, directorySchema } from '@/lib/config/schema';
import { substituteEnv } from '@/lib/config/substitute-env';
import { allWordings } from '@/lib/i18n/local-text';
import type { PasswordPolicy } from '@/lib/password-policy/policy';
import { findProvider, providerKinds } from '@/lib/providers/registry';
import type { ProviderDeps } from '@/lib/providers/types';
import type { BrokenDirectory, Directories, Directory } from './directory';

export type OpeningParts = {
  /** Resolves `{"env":"NAME"}`. Null for entries from the console, which must not read the environment. */
  env: Record<string, string | undefined> | null;
  /** The kinds of message that the installation can send. */
  transports: readonly ContactMethod[];
  /** Rules in addition to the back end's, for a directory with these names. */
  ownPolicies: (directoryNames: readonly string[]) => readonly PasswordPolicy[];
  providerDeps: (directoryId: DirectoryId) => ProviderDeps;
};

/**
 * Validates every configured directory separately and creates its provider. An invalid one is skipped and listed with
 * its problems; the others work.
 */
export function openDirectories(entries: readonly unknown[], parts: OpeningParts): Directories {
  const usable: Directory[] = [];
  const broken: BrokenDirectory[] = [];
  entries.forEach((entry, at) => {
    // In the console an entry has no index that a person could look up.
    const path = parts.env ? `directories[${at}]` : nameOf(entry, at);
    const opened = openDirectory(entry, path, parts);
    const duplicate = opened.ok && usable.some((directory) => directory.id === opened.value.id);
    if (opened.ok && !duplicate) usable.push(opened.value);
    else
      broken.push({
        id: nameOf(entry, at),
        problems: opened.ok ? [`${path}.id: expected each id once`] : opened.error,
      });
  });
  return { usable, broken };
}

function openDirectory(entry: unknown, path: string, parts: OpeningParts): Result<Directory, string[]> {
  const resolved = parts.env ? substituteEnv(entry, parts.env, path) : { value: entry, problems: [] };
  if (resolved.problems.length > 0) return err(resolved.problems);
  const parsed = directorySchema.safeParse(resolved.value);
  if (!parsed.success) return err(parsed.error.issues.map((issue) => problem(path, issue)));
  const config = parsed.data;
  const definition = findProvider(config.kind);
  if (!definition) return err([`${path}.kind: expected one of ${providerKinds.join(', ')}`]);
  const settings = definition.settingsSchema.safeParse(config.settings);
  if (!settings.success) return err(settings.error.issues.map((issue) => problem(`${path}.settings`, issue)));
  const provider = definition.create(settings.data, parts.providerDeps(config.id));
  const possible =
    provider.verification?.methods ??
    definition.capabilities.contacts.filter((method) => parts.transports.includes(method));
  const methods = chooseMethods(config, possible);
  if (methods.length === 0) {
    return err([`${path}.methods: expected a method that can be delivered here (${describeMethods(possible)})`]);
  }
  const own =
    config.policy?.history === undefined
      ? provider.passwordPolicy
      : { ...provider.passwordPolicy, history: config.policy.history };
  return ok({
    id: config.id,
    kind: definition.kind,
    name: config.name,
    help: config.help ?? null,
    capabilities: definition.capabilities,
    provider,
    methods,
    policies: [own, ...parts.ownPolicies(allWordings(config.name))],
    emailDomains: config.match?.emailDomains ?? [],
    signInUrl: config.signInUrl ?? null,
  });
}

function chooseMethods(config: DirectoryConfig, possible: readonly ContactMethod[]): readonly ContactMethod[] {
  return config.methods ? config.methods.filter((method) => possible.includes(method)) : possible;
}

function describeMethods(possible: readonly ContactMethod[]): string {
  return possible.length > 0 ? `possible: ${possible.join(', ')}` : 'none is possible: set up mail or sms';
}

function problem(path: string, issue: { path: PropertyKey[]; message: string }): string {
  return `${describePath([path, ...issue.path])}: ${issue.message}`;
}

function nameOf(entry: unknown, at: number): string {
  const id = (entry as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id.slice(0, 63) : `directories[${at}]`;
}
