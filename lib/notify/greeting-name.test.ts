import { expect, test } from 'vitest';
import { greetingNameOf, isGreetingName } from './greeting-name';

test.each([
  ['https://reset.example.com', 'reset.example.com'],
  ['https://reset.example.com.:8443', 'reset.example.com'],
  ['https://пароль.example', 'xn--80awicg8e.example'],
  ['http://localhost:3000', 'localhost'],
  ['http://192.0.2.7:3000', '[192.0.2.7]'],
  ['http://[2001:db8::7]:3000', '[IPv6:2001:db8::7]'],
])('under %s a mail server is greeted with %s (F8)', (appUrl, name) => {
  expect(greetingNameOf(appUrl)).toBe(name);
  expect(isGreetingName(name)).toBe(true);
});

test.each(['', 'two words', 'a_b.example.com', '192.0.2.7', '[192.0.2]', '[2001:db8::7]', 'a..example', 'x\r\nMAIL'])(
  'a mail server is never greeted with %j (F8)',
  (name) => {
    expect(isGreetingName(name)).toBe(false);
  },
);
