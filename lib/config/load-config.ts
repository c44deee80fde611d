import { readFileSync } from 'node:fs';
import { InvalidSettings } from '@/lib/base/env';
import { describeJsonError } from './describe-json-error';
import { type Config, configSchema } from './schema';
import { substituteEnv } from './substitute-env';

/**
 * Reads and validates the configuration file; the defaults apply if it does not exist. Throws `InvalidSettings` naming
 * the path in the file and what was expected. Directories are not validated here: each one is validated when it is
 * opened.
 */
export function loadConfig(file: string, env: Record<string, string | undefined> = process.env): Config {
  const source = readConfigFile(file);
  const { directories, ...rest } = isObject(source) ? source : { directories: undefined };
  const problems: string[] = isObject(source) ? [] : ['the file: expected an object'];
  const resolved = substituteEnv(rest, env);
  problems.push(...resolved.problems);
  const parsed = configSchema.safeParse({
    ...(resolved.value as object),
    ...(directories === undefined ? {} : { directories }),
  });
  for (const issue of parsed.error?.issues ?? []) {
    const path = describePath(issue.path);
    // An unset variable has already been reported.
    if (!resolved.problems.some((problem) => problem.startsWith(`${path}:`)))
      problems.push(`${path}: ${issue.message}`);
  }
  if (parsed.data?.sms?.numberFormat === 'national' && parsed.data.phoneCountryCode === undefined)
    problems.push('sms.numberFormat: national needs phoneCountryCode, the country code of the numbers it can reach');
  if (!parsed.success || problems.length > 0) {
    // On its own, a broken directory would only be skipped. Here all missing variables are reported at once.
    problems.push(...substituteEnv(directories ?? [], env, 'directories').problems);
    throw new InvalidSettings(`${file} is not usable`, problems);
  }
  return parsed.data;
}

function readConfigFile(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new InvalidSettings(`${file} is not usable`, [
      `the file: cannot be read (${(error as NodeJS.ErrnoException).code})`,
    ]);
  }
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch {
    throw new InvalidSettings(`${file} is not usable`, [describeJsonError(json)]);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Formats a path as people write it, for instance `directories[1].settings.region`. */
export function describePath(path: PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at ? '.' : ''}${String(part)}`)).join('');
}
