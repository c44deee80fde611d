export type DecodedMail = { headers: Map<string, string>; text: string; html: string | null };

/** Decodes a mail: text/plain and text/html, alone or in multipart/alternative. Throws on anything else. */
export function decodeMail(source: string): DecodedMail {
  const { headers, body } = splitHead(source);
  const parts = readParts(headers, body);
  const text = parts.find((part) => part.type === 'text/plain');
  const html = parts.find((part) => part.type === 'text/html');
  if (!text) throw new Error('a mail without text');
  return {
    headers: new Map([...headers].map(([name, value]) => [name, decodeWords(value)])),
    text: text.content.replaceAll('\r\n', '\n'),
    html: html?.content ?? null,
  };
}

function splitHead(source: string): { headers: Map<string, string>; body: string } {
  const end = source.indexOf('\r\n\r\n');
  if (end < 0) throw new Error('no empty line after the headers');
  const headers = new Map<string, string>();
  for (const line of source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const match = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line);
    if (!match?.[1]) throw new Error(`not a header: ${line}`);
    const name = match[1].toLowerCase();
    if (headers.has(name)) throw new Error(`duplicate header ${name}`);
    headers.set(name, match[2] ?? '');
  }
  return { headers, body: source.slice(end + 4) };
}

function readParts(headers: Map<string, string>, body: string): { type: string; content: string }[] {
  const contentType = headers.get('content-type') ?? 'text/plain; charset=utf-8';
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (type !== 'multipart/alternative') {
    if (!/charset="?utf-8"?/i.test(contentType)) throw new Error(`unexpected content type ${contentType}`);
    return [{ type, content: decodeTransfer(headers.get('content-transfer-encoding') ?? '7bit', body) }];
  }
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary) throw new Error('multipart without a boundary');
  const sections = `\r\n${body}`.split(`\r\n--${boundary}`);
  if (!sections.at(-1)?.startsWith('--')) throw new Error('multipart without an end');
  return sections.slice(1, -1).flatMap((section) => {
    const part = splitHead(section.replace(/^[ \t]*\r\n/, ''));
    return readParts(part.headers, part.body);
  });
}

function decodeTransfer(encoding: string, body: string): string {
  switch (encoding.trim().toLowerCase()) {
    case '7bit':
    case '8bit':
      return Buffer.from(body, 'latin1').toString('utf8');
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8');
    case 'quoted-printable':
      return decodeQuotedPrintable(body.replace(/[ \t]+(?=\r\n)/g, '').replace(/=\r\n/g, ''));
    default:
      throw new Error(`unknown transfer encoding ${encoding}`);
  }
}

function decodeQuotedPrintable(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Decodes encoded words of RFC 2047 in UTF-8. White space between two of them is ignored. */
function decodeWords(value: string): string {
  return value.replace(/(\?=)[ \t]+(?==\?)/g, '$1').replace(/(?:=\?utf-8\?([qb])\?[^?]*\?=)+/gi, (run) => {
    const bytes = [...run.matchAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi)].map(([, kind = '', word = '']) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64')
        : Buffer.from(
            word
              .replaceAll('_', ' ')
              .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          ),
    );
    return Buffer.concat(bytes).toString('utf8');
  });
}
