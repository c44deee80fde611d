import { readVariable } from '@/lib/base/read-variable';

/**
 * Replaces every `{"env":"NAME"}` with that variable's value, at any depth. Problems name the path and the variable;
 * values are never quoted.
 */
export function substituteEnv(
  value: unknown,
  env: Record<string, string | undefined>,
  path = '',
): { value: unknown; problems: string[] } {
  if (Array.isArray(value)) {
    const parts = value.map((part, at) => substituteEnv(part, env, `${path}[${at}]`));
    return { value: parts.map((part) => part.value), problems: parts.flatMap((part) => part.problems) };
  }
  if (typeof value !== 'object' || value === null) return { value, problems: [] };
  const name = variableName(value);
  if (name !== null) {
    const found = readVariable(env, name);
    if (found !== undefined) return { value: found, problems: [] };
    return { value: undefined, problems: [`${path}: expected the environment variable ${name} to be set`] };
  }
  const entries = Object.entries(value).map(
    ([key, part]) => [key, substituteEnv(part, env, path ? `${path}.${key}` : key)] as const,
  );
  return {
    value: Object.fromEntries(entries.map(([key, part]) => [key, part.value])),
    problems: entries.flatMap(([, part]) => part.problems),
  };
}

function variableName(value: object): string | null {
  const name = (value as { env?: unknown }).env;
  return Object.keys(value).length === 1 && typeof name === 'string' ? name : null;
}
