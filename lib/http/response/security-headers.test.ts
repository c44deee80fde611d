import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { commonHeaders, policyWithHashes, policyWithNonce, policyWithoutScripts, sha256 } from './security-headers';

const policies = {
  nonce: policyWithNonce('bm9uY2U=', true),
  hashes: policyWithHashes([sha256('a'), sha256('b')], true),
};

test.each(Object.entries(policies))('the policy with %s allows nothing that is not named', (_name, policy) => {
  const directives = new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')] as const;
    }),
  );
  expect(policy).not.toMatch(/unsafe|\*|https?:(?!\/)|blob:|wildcard/);
  expect(Object.fromEntries(directives)).toMatchObject({
    'default-src': "'none'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'connect-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'object-src': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'default',
    'upgrade-insecure-requests': '',
    'report-uri': '/api/csp',
  });
  expect(directives.size).toBe(policy.split('; ').length);
});

test('scripts run by nonce, by hash, or not at all', () => {
  expect(policies.nonce).toContain("script-src 'nonce-bm9uY2U=' 'strict-dynamic';");
  expect(policies.hashes).toContain(`script-src 'self' 'sha256-${sha256('a')}' 'sha256-${sha256('b')}';`);
  expect(policyWithoutScripts['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
});

test('on plain http nothing insists on https', () => {
  expect(policyWithNonce('x', false)).not.toContain('upgrade-insecure-requests');
  expect(commonHeaders(false)).not.toHaveProperty('strict-transport-security');
  expect(commonHeaders(true)['strict-transport-security']).toBe('max-age=63072000; includeSubDomains; preload');
});

test('forms of our own pages keep their Origin', () => {
  expect(commonHeaders(true)['referrer-policy']).toBe('same-origin');
});

test('a hash is written as a policy names it', () => {
  expect(sha256('ä')).toBe(createHash('sha256').update(Buffer.from('ä')).digest('base64'));
});
