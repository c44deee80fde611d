import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FormField } from '@/components/admin/form-field';
import { PortalHeader } from '@/components/portal/portal-header';
import { BrandingPreview } from './branding-preview';

const words = { title: 'Reset your password', field: 'Email', button: 'Continue', help: 'Help' };

test.each(['', '/icon-192.png'])('the preview shows the mark of the pages, with the logo %j (C24)', (logoUrl) => {
  const branding = { name: 'Example Corp', logoUrl, supportText: '' };
  const mark = /<(svg|img)[^>]*>(.*<\/svg>)?/.exec(renderToStaticMarkup(<PortalHeader branding={branding} />))?.[0];
  const preview = renderToStaticMarkup(
    <BrandingPreview theme="light" label="Light" accent={null} branding={branding} words={words} />,
  );
  expect(mark).toMatch(logoUrl ? /^<img/ : /^<svg/);
  expect(preview).toContain(mark);
});

test('a colour has a picker beside its text, and only the text is sent (C24)', () => {
  const field = { kind: 'color', name: 'accent', label: 'Colour', pick: 'Pick a colour', fallback: '#1c4fc9' } as const;
  const html = renderToStaticMarkup(<FormField field={field} value="1d4ed8" error={undefined} readOnly={false} />);
  expect(html).toMatch(/<input(?=[^>]*type="color")(?=[^>]*aria-label="Pick a colour")(?=[^>]*value="#1d4ed8")[^>]*>/);
  expect(html.match(/name="/g)).toHaveLength(1);
});
