import { expect, test } from 'vitest';
import { markRefusedForm } from './mark-refused-form';

const page = (content: string) => `<html><head><title>Reset</title></head><body>${content}</body></html>`;

test.each([
  ['a field in error', '<input type="text" id="code" aria-invalid="true" name="code"/>'],
  ['a message over the form', '<div role="alert" class="x"><div class="y">Too many tries.</div></div>'],
])('the title of a page with %s begins with "Error:" (portal 6)', (_what, content) => {
  expect(markRefusedForm(page(content), 'en')).toContain('<title>Error: Reset</title>');
  expect(markRefusedForm(page(content), 'zh-CN')).toContain('<title>有误：Reset</title>');
});

test('a page without a failure keeps its title', () => {
  const plain = page('<div role="alert" class="x"></div><input type="text" name="code"/>');
  expect(markRefusedForm(plain, 'en')).toBe(plain);
});
