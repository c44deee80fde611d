import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Button } from '@/components/ui/button';
import { Confirmation } from './confirmation';

function render(refused: boolean): string {
  return renderToStaticMarkup(
    <Confirmation open="Remove" question="You can no longer sign in with “Key”." refused={refused}>
      <Button look="danger">Remove the passkey</Button>
    </Confirmation>,
  );
}

test('the button that ends something is behind a question, in the look of danger, and needs no scripts (C26)', () => {
  const html = render(false);
  expect(html).toMatch(/^<details><summary[^>]*>Remove<\/summary>/);
  expect(html).toContain('You can no longer sign in with “Key”.');
  expect(html).toMatch(/<button type="submit"[^>]*text-danger[^>]*>Remove the passkey/);
});

test('after a refusal the question stays open, so that the answer is seen (C26)', () => {
  expect(render(true)).toMatch(/^<details open="">/);
});
