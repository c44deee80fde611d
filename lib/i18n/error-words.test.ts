import { describe, expect, it } from 'vitest';
import { errorCodes } from '@/lib/base/errors';
import { errorWords } from './error-words';
import { locales } from './locales';
import { messagesFor } from './messages-for';

describe('errorWords', () => {
  it.each([
    [undefined, 'Too many tries. You can try again later.'],
    [1, 'Too many tries. You can try again in 2 seconds.'],
    [59, 'Too many tries. You can try again in 59 seconds.'],
    [60, 'Too many tries. You can try again in 1 minute.'],
    [61, 'Too many tries. You can try again in 2 minutes.'],
    [3541, 'Too many tries. You can try again in 1 hour.'],
    [7201, 'Too many tries. You can try again in 3 hours.'],
  ])('says a wait of %s seconds', (seconds, words) => {
    expect(errorWords('too_many_tries', messagesFor('en'), seconds)).toBe(words);
  });

  it.each(locales)('leaves no place open in %s', (locale) => {
    for (const code of errorCodes) expect(errorWords(code, messagesFor(locale), 90)).not.toMatch(/[{}]/);
  });
});
