import { randomInt } from 'node:crypto';

export type Answer = {
  status: number;
  headers: Headers;
  body: string;
  location: string | null;
};

export type FormClient = ReturnType<typeof createFormClient>;

export function randomAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

/** Creates a minimal browser without scripts: it keeps cookies and fills in forms. It does not follow redirects. */
export function createFormClient(app: string, address = randomAddress()) {
  const cookies = new Map<string, string>();

  async function ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'x-forwarded-for': address, ...(cookie ? { cookie } : {}), ...init.headers };
    const response = await fetch(new URL(path, app), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const { status, headers: answered } = response;
    return { status, headers: answered, body: await response.text(), location: answered.get('location') };
  }

  /** Fills in the form that has a field of this name. */
  function form(page: Answer, field: string, values: Record<string, string>): FormData {
    const filled = hiddenFields(page.body, field);
    for (const [name, value] of Object.entries(values)) filled.set(name, value);
    return filled;
  }

  const post = (path: string, body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body, headers: { origin: app, ...headers } });

  return {
    address,
    cookies,
    ask,
    form,
    post,
    get: (path: string) => ask(path),
    submit: (path: string, page: Answer, field: string, values: Record<string, string>) =>
      post(path, form(page, field, values)),
  };
}

/** Returns the hidden fields of the form that has a field of this name. Throws if there is no such form. */
export function hiddenFields(html: string, field: string): FormData {
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].find(([text]) => text.includes(`name="${field}"`))?.[0];
  if (form === undefined) throw new Error(`no form with the field ${field}`);
  const data = new FormData();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1];
    if (attribute('type') === 'hidden')
      data.set(unescapeHtml(attribute('name') ?? ''), unescapeHtml(attribute('value') ?? ''));
  }
  return data;
}

function unescapeHtml(text: string): string {
  const known: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'", '#39': "'" };
  return text.replace(/&(#?\w+);/g, (whole, name: string) => known[name] ?? whole);
}
