import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownAccent } from './own-accent';

const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8');
const [lightRules = '', darkRules = ''] = read('../../../app/globals.css').split('@media (prefers-color-scheme: dark)');
const previews = read('branding-preview.css');

function variables(css: string): Map<string, string> {
  return new Map([...css.matchAll(/(--[a-z-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
}

test.each([
  ['light', variables(lightRules)],
  ['dark', new Map([...variables(lightRules), ...variables(darkRules.split('html {')[0] ?? '')])],
])('the preview in %s has the colours of the pages', (theme, page) => {
  const shown = variables(previews.split(`.theme-${theme} {`)[1]?.split('}')[0] ?? '');
  expect(shown.size).toBeGreaterThan(8);
  for (const [name, value] of shown) expect([name, value]).toEqual([name, page.get(name)]);
});

test('the picker begins with the accent of the pages', () => {
  expect(variables(lightRules).get('--accent')).toBe(ownAccent);
});
