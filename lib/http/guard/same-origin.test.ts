import { expect, test } from 'vitest';
import { isOwnHost, isSameOrigin } from './same-origin';

const appUrl = 'https://reset.example.com';

test.each([
  ['as it is', 'reset.example.com', appUrl],
  ['with the default port', 'reset.example.com:443', appUrl],
  ['in capitals', 'RESET.Example.COM', appUrl],
  ['with a final dot', 'reset.example.com.', appUrl],
  ['with a final dot and the port', 'reset.example.com.:443', appUrl],
  ['of plain http', 'localhost:80', 'http://localhost'],
  ['on a port of its own', 'localhost:3000', 'http://localhost:3000'],
  ['an own port with leading zeros', 'reset.example.com:08443', 'https://reset.example.com:8443'],
  ['IPv6', '[2001:db8::7]', 'https://[2001:db8::7]'],
  ['IPv6, written out, with the port', '[2001:0DB8:0:0:0:0:0:7]:443', 'https://[2001:db8::7]'],
  ['punycode', 'xn--mnchen-3ya.example', 'https://münchen.example'],
  ['letters of another alphabet', Buffer.from('münchen.example').toString('latin1'), 'https://xn--mnchen-3ya.example'],
] as const)('a Host is the same: %s (F5)', (_name, host, origin) => {
  expect(isOwnHost(host, new URL(origin).origin)).toBe(true);
});

test.each([
  ['missing', undefined],
  ['empty', ''],
  ['another port', 'reset.example.com:8443'],
  ['the port of the other scheme', 'reset.example.com:80'],
  ['a port that is none', 'reset.example.com:x'],
  ['a port too large', 'reset.example.com:99999'],
  ['two ports', 'reset.example.com:443:443'],
  ['two dots', 'reset.example.com..'],
  ['a suffix', 'reset.example.com.evil.example'],
  ['a prefix', 'evil-reset.example.com'],
  ['a user', 'evil@reset.example.com'],
  ['a path', 'reset.example.com/evil'],
  ['a query', 'reset.example.com?evil'],
  ['a fragment', 'reset.example.com#evil'],
  ['a backslash', 'reset.example.com\\evil'],
  ['a space', 'reset.example.com evil'],
  ['two hosts', 'reset.example.com,evil.example'],
  ['a bracket', '[reset.example.com'],
  ['no UTF-8', 'm\u00fcnchen.example'],
] as const)('a Host is not the same: %s (F5)', (_name, host) => {
  expect(isOwnHost(host, appUrl)).toBe(false);
});

test.each([appUrl, 'https://reset.example.com:443', 'HTTPS://RESET.EXAMPLE.COM', 'https://reset.example.com.'])(
  'an Origin is the same: %s (F5)',
  (origin) => {
    expect(isSameOrigin(origin, appUrl)).toBe(true);
  },
);

test.each([
  undefined,
  null,
  '',
  'null',
  'reset.example.com',
  'http://reset.example.com',
  'http://reset.example.com:443',
  'https://reset.example.com:8443',
  'https://reset.example.com/',
  'https://user@reset.example.com',
  'https:reset.example.com',
  'https:///reset.example.com',
  'https:\\\\reset.example.com',
  ' https://reset.example.com',
  'https://reset.example.com https://evil.example',
  'ftp://reset.example.com',
])('an Origin is not the same: %s (F5)', (origin) => {
  expect(isSameOrigin(origin, appUrl)).toBe(false);
});
