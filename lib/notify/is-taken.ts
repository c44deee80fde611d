import type { SmsConfig } from './config';

type Success = NonNullable<SmsConfig['success']>;

/**
 * Checks whether a gateway's response says that it accepted the message: `value` is in the named field of a JSON
 * response, or at the start of a text. Numbers and booleans are compared as text. False also if the field is missing or
 * the response is not JSON.
 */
export function isTaken({ field, value }: Success, answer: string): boolean {
  if (field === undefined) return answer.trimStart().startsWith(value);
  const found = field.split('.').reduce<unknown>(step, parseJson(answer));
  return ['string', 'number', 'boolean'].includes(typeof found) && String(found) === value;
}

function step(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null && Object.hasOwn(from, name)
    ? (from as Record<string, unknown>)[name]
    : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
