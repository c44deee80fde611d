import { expect, test } from 'vitest';
import { isOwnOrigin, refuseRequest } from './request-guard';

const appUrl = 'https://reset.example.com';
const host = 'reset.example.com';
const own = { host, origin: appUrl, 'sec-fetch-site': 'same-origin' };

test.each([
  ['no Origin', 'POST', '/', { host }, 403],
  ['no Origin, cross-site', 'POST', '/', { host, 'sec-fetch-site': 'cross-site' }, 403],
  [
    'a foreign Origin with a forged forwarded host',
    'POST',
    '/',
    { host, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    403,
  ],
  ['our Origin, same-site', 'POST', '/', { ...own, 'sec-fetch-site': 'same-site' }, 403],
  ['a wrong Origin on a path that answers 404', 'POST', '/nowhere', { host, origin: 'https://evil.example' }, 403],
  ['no Origin on a static path', 'POST', '/_next/static/chunks/main.js', { host }, 403],
  ['a form without scripts from elsewhere', 'POST', '/verify', { host, origin: 'https://evil.example' }, 403],
  ['a wrong Host', 'POST', '/', { ...own, host: 'evil.example' }, 421],
  [
    'the header that skips checks in front',
    'POST',
    '/',
    { host, 'x-middleware-subrequest': 'middleware:middleware:middleware' },
    403,
  ],
  ['Origin null', 'POST', '/', { ...own, origin: 'null' }, 403],
  ['an empty Origin', 'POST', '/', { ...own, origin: '' }, 403],
  ['our name with a suffix', 'POST', '/', { ...own, origin: `${appUrl}.evil.example` }, 403],
  ['our name as a prefix of a path', 'POST', '/', { ...own, origin: `${appUrl}/` }, 403],
  ['our name on another port', 'POST', '/', { ...own, origin: `${appUrl}:8443` }, 403],
  ['our name without TLS', 'POST', '/', { ...own, origin: 'http://reset.example.com' }, 403],
  ['our Origin, cross-site', 'POST', '/', { ...own, 'sec-fetch-site': 'cross-site' }, 403],
  ['our Origin typed in the address bar', 'POST', '/', { ...own, 'sec-fetch-site': 'none' }, 403],
  ['no Host', 'GET', '/', {}, 421],
  ['a Host with another port', 'GET', '/', { host: `${host}:8443` }, 421],
  ['a Host that ends like ours', 'GET', '/', { host: `evil-${host}` }, 421],
  ['a foreign Host on a page', 'GET', '/password', { host: 'evil.example' }, 421],
  ['a foreign Host with a forged forwarded host', 'GET', '/', { host: 'evil.example', 'x-forwarded-host': host }, 421],
  ['a report under a foreign Host', 'POST', '/api/csp', { host: 'evil.example' }, 421],
  ['a post to the health check', 'POST', '/api/health', { host: '10.0.0.7' }, 403],
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', ''].map(
    (method) => [`the method "${method}"`, method, '/', own, 405] as const,
  ),
] as const)('refuses %s', (_name, method, path, headers, status) => {
  expect(refuseRequest({ method, path, headers }, appUrl)).toBe(status);
});

test.each([
  ['a page', 'GET', '/', { host }],
  ['a page asked for by HEAD', 'HEAD', '/', { host }],
  ['the Host in capitals', 'GET', '/', { host: 'Reset.Example.COM' }],
  ['a page linked from elsewhere', 'GET', '/', { host, 'sec-fetch-site': 'cross-site' }],
  ['our own form', 'POST', '/', own],
  ['our own form from a browser without fetch metadata', 'POST', '/', { host, origin: appUrl }],
  ['a report of a browser that sends no Origin', 'POST', '/api/csp', { host }],
  ['the health check by address', 'GET', '/api/health', { host: '10.0.0.7:3000' }],
  ['the readiness check without a Host', 'GET', '/api/ready', {}],
  ['the figures by address', 'GET', '/api/metrics', { host: '127.0.0.1:3000' }],
] as const)('lets %s through', (_name, method, path, headers) => {
  expect(refuseRequest({ method, path, headers }, appUrl)).toBeNull();
});

test('judges an origin without headers as an action sees it', () => {
  expect(isOwnOrigin(appUrl, null, appUrl)).toBe(true);
  expect(isOwnOrigin(appUrl, 'same-origin', appUrl)).toBe(true);
  expect(isOwnOrigin(null, 'same-origin', appUrl)).toBe(false);
  expect(isOwnOrigin(undefined, undefined, appUrl)).toBe(false);
  expect(isOwnOrigin('null', 'same-origin', appUrl)).toBe(false);
});
