import type { Answer } from './form-client';

/** Headers whose value differs in every answer or depends on the length of the body. */
const changing = new Set(['date', 'x-request-id', 'etag', 'content-length', 'keep-alive']);

/**
 * Masks what differs between two answers to the same request: nonces, tokens, ids, times, pictures, and the identifier
 * that the page repeats.
 */
export function maskAnswer(answer: Answer, identifier: string): { status: number; headers: string[]; body: string[] } {
  return {
    status: answer.status,
    headers: [...answer.headers]
      .filter(([name]) => !changing.has(name))
      .map(([name, value]) => `${name}: ${mask(value, identifier)}`),
    // Split into short pieces, so that a failed comparison is readable.
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

/** Masks remaining times, which depend on the moment of the request. */
export function maskSeconds(text: string): string {
  return text
    .replace(/((?:secondsLeft|retryAfterSeconds)(?:\\?"|&quot;):)\d+/g, '$1N')
    .replace(/\bin (\d+ seconds?|1 minute|\d:\d\d)(?![\w:])/g, 'in N seconds');
}
