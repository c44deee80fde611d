import type { Answer } from './form-client';

/** Headers whose value is different in every answer, or says how long the body is. */
const changing = new Set(['date', 'x-request-id', 'etag', 'content-length', 'keep-alive']);

/**
 * What an answer says once everything that is random in each is taken out: nonces, tokens, ids, times, pictures, and the
 * identifier that the page repeats.
 */
export function maskAnswer(answer: Answer, identifier: string): { status: number; headers: string[]; body: string[] } {
  return {
    status: answer.status,
    headers: [...answer.headers]
      .filter(([name]) => !changing.has(name))
      .map(([name, value]) => `${name}: ${mask(value, identifier)}`),
    // In short pieces, so that a difference can be read.
    body: mask(answer.body, identifier).split(/(?<=>)|(?<=,)|(?<=\\n)/),
  };
}

function mask(text: string, identifier: string): string {
  return maskSeconds(text)
    .replaceAll(identifier, 'IDENTIFIER')
    .replace(/nonce-[\w+/=]+/g, 'nonce-X')
    .replace(/(nonce\\?"?[:=]\\?")[\w+/=]+/g, '$1X')
    .replace(/\bk[\da-f]{32}\b/g, 'KEY')
    .replace(/:T[\da-f]+,/g, ':TN,')
    .replace(/data:image\/png;base64,[\w+/=]+/g, 'PICTURE')
    .replace(/(rekey-attempt=)[\w-]{43}/g, '$1X')
    .replace(/Expires=[^;]+/gi, 'Expires=X')
    .replace(/\b1[6-9]\d{11}\b/g, 'TIME')
    .replace(/((?:pieceY|y)\\?"?[:=]\\?"?)\d+/g, '$1N');
}

/** The time that is left until something is possible again, which depends on when somebody asks. */
export function maskSeconds(text: string): string {
  return text
    .replace(/((?:secondsLeft|retryAfterSeconds)(?:\\?"|&quot;):)\d+/g, '$1N')
    .replace(/\bin (\d+ seconds?|1 minute|\d:\d\d)(?![\w:])/g, 'in N seconds');
}
