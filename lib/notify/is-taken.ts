import type { SmsConfig } from './config';

type Success = NonNullable<SmsConfig['success']>;

/**
 * Whether a gateway's answer says that it took the message: `value` stands in the named field of a JSON answer, or at the
 * beginning of a text. Numbers and truth values are compared as they are written. False too where the answer has no such
 * field or is no JSON.
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
