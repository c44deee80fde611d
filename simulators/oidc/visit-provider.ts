/**
 * Walks through the provider's pages like a browser, starting at `url`. Returns the URL to which the provider redirects
 * back. `person` is chosen in the form; null presses "Cancel".
 */
export async function visitProvider(url: string, person: string | null): Promise<URL> {
  const jar = new Map<string, string>();
  const { origin } = new URL(url);
  let next = new URL(url);
  let form: URLSearchParams | null = null;
  for (let hop = 0; hop < 10; hop += 1) {
    const response: Response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie);
    const location = response.headers.get('location');
    if (location) {
      next = new URL(location, next);
      form = null;
      if (next.origin !== origin) return next;
    } else if (response.ok && !form) form = new URLSearchParams(person === null ? { cancel: '1' } : { person });
    else throw new Error(`the provider answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
  }
  throw new Error('the provider redirects in a loop');
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = ''] = cookie.split(';');
  const at = pair.indexOf('=');
  jar.set(pair.slice(0, at), pair.slice(at + 1));
}
