import { expect, test } from 'vitest';
import { deferScripts } from './defer-scripts';

const page =
  '<html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>' +
  '<script>first()</script><script src="/_next/static/chunks/a.js" async=""></script>' +
  '<script src="/_next/static/chunks/old.js" noModule=""></script></head><body><p>text</p>' +
  '<script src="/_next/static/chunks/a.js" async=""></script><script src="/_next/static/chunks/b.js" async=""></script>' +
  '<script>data()</script></body></html>';

test('files are named once, in a script at the end, and are no longer run by the page itself', () => {
  const deferred = deferScripts(page);
  expect(deferred).not.toContain('async=""');
  expect(deferred).not.toContain('rel="preload"');
  expect(deferred).toContain('["/_next/static/chunks/a.js","/_next/static/chunks/b.js"])</script></body></html>');
});

test('inline scripts, other files and the text stay where they were', () => {
  const deferred = deferScripts(page);
  expect(deferred).toContain('<head><script>first()</script><script src="/_next/static/chunks/old.js" noModule="">');
  expect(deferred).toContain('<body><p>text</p><script>data()</script><script>(function');
});
