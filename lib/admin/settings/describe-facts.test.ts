import { expect, test } from 'vitest';
import { describeFacts } from './describe-facts';
import type { InstallationFacts } from './installation-facts';

const facts: Omit<InstallationFacts, 'failingChannels'> = {
  version: '1.0.0',
  database: 'embedded',
  durability: 'flushed',
  source: 'file',
  appUrl: 'https://reset.example.com',
  signInWith: [],
  directories: { usable: [], broken: [] },
  queueAgeSeconds: null,
};

test.each([
  ['en', 'Email is not being delivered', /doesn't accept mail from Rekey \(response 504 5\.5\.2\).*greeting host name/],
  ['zh-CN', '邮件无法发出', /不接受来自 Rekey 的邮件（返回 504 5\.5\.2）.*EHLO 主机名/],
  [
    'es',
    'Correo: no se está enviando',
    /no acepta correo de Rekey \(respuesta 504 5\.5\.2\).*nombre de host del saludo/,
  ],
] as const)('a mail server that refuses our own name is told with its codes, in %s (F8)', (locale, label, told) => {
  const failure = { method: 'email', reason: 'sender_refused', status: 504, enhanced: '5.5.2' } as const;
  const lines = describeFacts({ ...facts, failingChannels: [failure] }, locale);
  expect(lines).toContainEqual({ label, value: expect.stringMatching(told) });
});
