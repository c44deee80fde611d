/** A part of a paragraph: plain text, a highlighted code, or a link. */
export type MailPart = string | { code: string } | { link: string };

/**
 * A paragraph of a mail: plain text with an optional code before it or link after it, or its parts in order. `lang` is
 * set if it differs from the mail's language.
 */
export type MailParagraph =
  | { text: string; code?: string; link?: string; quiet?: boolean; lang?: string }
  | { parts: readonly MailPart[]; quiet?: boolean; lang?: string };

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for use between tags and in quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/**
 * Renders a mail's HTML part: inline styles, nothing loaded from elsewhere. Its only colour is a grey that is readable
 * on light and dark, so that the reader's theme applies. All input is escaped here.
 */
export function renderMailHtml(mail: {
  lang: string;
  title: string;
  preview: string;
  paragraphs: readonly MailParagraph[];
}) {
  const body = mail.paragraphs.map(renderParagraph).join('\n');
  return `<!doctype html>
<html lang="${escapeHtml(mail.lang)}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${escapeHtml(mail.title)}</title>
</head>
<body style="margin:0;padding:24px 16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','Noto Sans SC',sans-serif;font-size:16px;line-height:1.5">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(mail.preview)}</div>
<div style="max-width:480px;margin:0 auto">
${body}
</div>
</body>
</html>
`;
}

function renderParagraph(paragraph: MailParagraph): string {
  const style = paragraph.quiet ? 'margin:24px 0;font-size:14px;color:#767676' : 'margin:0 0 16px';
  const lang = paragraph.lang === undefined ? '' : ` lang="${escapeHtml(paragraph.lang)}"`;
  return `<p${lang} style="${style}">${partsOf(paragraph).map(renderPart).join('')}</p>`;
}

function renderPart(part: MailPart): string {
  if (typeof part === 'string') return escapeHtml(part).replaceAll('\n', '<br>\n');
  if ('code' in part)
    return `<strong style="display:block;font-size:32px;line-height:1.25;letter-spacing:4px">${escapeHtml(part.code)}</strong>`;
  return `<a href="${escapeHtml(part.link)}" style="text-decoration:underline">${escapeHtml(shownAddress(part.link))}</a>`;
}

/** Formats an address for display: of `mailto:` and `tel:` only the recipient. */
function shownAddress(link: string): string {
  return /^(?:mailto|tel):([^?;]+)/i.exec(link)?.[1] ?? link;
}

/** Returns the parts of a paragraph, in order. */
function partsOf(paragraph: MailParagraph): readonly MailPart[] {
  if ('parts' in paragraph) return paragraph.parts;
  const { code, text, link } = paragraph;
  return [...(code ? [{ code }] : []), text, ...(link ? [' ', { link }] : [])];
}

/** Renders one paragraph as plain text. */
export function paragraphText(paragraph: MailParagraph): string {
  return partsOf(paragraph)
    .map((part) => (typeof part === 'string' ? part : 'code' in part ? part.code : shownAddress(part.link)))
    .join('');
}

/** Renders the paragraphs as plain text. */
export function renderMailText(paragraphs: readonly MailParagraph[]): string {
  return `${paragraphs.map(paragraphText).join('\n\n')}\n`;
}
