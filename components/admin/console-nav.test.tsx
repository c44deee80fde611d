import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ConsoleNav } from './console-nav';

test.each([
  ['/icon-192.png', /<img[^>]*src="\/icon-192\.png"/g],
  [undefined, /<svg/g],
])('the console shows the mark of the organisation, also above the menu of a phone: %s (C31)', (logoUrl, mark) => {
  const html = renderToStaticMarkup(
    <ConsoleNav branding={{ name: 'Example Corp', logoUrl }} pages={[]} phrases={{ title: 'Console', menu: 'Menu' }}>
      <p>below</p>
    </ConsoleNav>,
  );
  expect(html.match(mark)).toHaveLength(2);
});
