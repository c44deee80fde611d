/** The fields of a form by name, as a browser without scripts would send them. */
export type FormFields = Map<string, string>;

/**
 * Reads the form that contains a field of this name: its inputs with their current values, including the framework's
 * hidden inputs. Radio buttons and buttons are skipped. Throws if there is no such form.
 */
export function readForm(html: string, field: string): FormFields {
  for (const [form] of html.matchAll(/<form\b[\s\S]*?<\/form>/g)) {
    const inputs = [...form.matchAll(/<input\b[^>]*>/g)].map(([input]) => input);
    if (!inputs.some((input) => attribute(input, 'name') === field)) continue;
    const kept = inputs.filter((input) => attribute(input, 'type') !== 'radio');
    return new Map(
      kept.flatMap((input) => {
        const name = attribute(input, 'name');
        return name === null ? [] : [[name, attribute(input, 'value') ?? ''] as const];
      }),
    );
  }
  throw new Error(`the page has no form with a field ${field}`);
}

/** Encodes the fields as `multipart/form-data`, the encoding of the forms. */
export function encodeForm(fields: FormFields): { type: string; body: Buffer } {
  const boundary = `----bench${Math.random().toString(36).slice(2)}`;
  const parts = [...fields].map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
  };
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : decodeEntities(value);
}

const entities: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(quot|amp|lt|gt|#x27);/g, (_, name: string) => entities[name] ?? '');
}
