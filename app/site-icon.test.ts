import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { siteIcon } from './site-icon';

test('the icon in the page is the one in the file', () => {
  const [type, content = ''] = siteIcon.split(/,(.*)/s);
  expect(type).toBe('data:image/svg+xml');
  expect(decodeURIComponent(content)).toBe(readFileSync('public/favicon.svg', 'utf8').trim());
});
