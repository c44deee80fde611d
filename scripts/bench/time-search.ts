import { sessionCookieName } from '@/lib/http/cookies';

export type TimedSearch = { firstMs: number; wholeMs: number; accounts: number };

const result = /href="\/admin\/accounts\/[^"?/]+\/[^"]+"/g;

/** Requests one results page. Returns when the first account and when the whole page had arrived, in milliseconds. */
export async function timeSearch(origin: string, token: string, query: string): Promise<TimedSearch> {
  const started = performance.now();
  const answer = await fetch(`${origin}/admin/accounts?${new URLSearchParams({ q: query })}`, {
    headers: { cookie: `${sessionCookieName(true)}=${token}`, 'accept-language': 'en' },
    redirect: 'manual',
  });
  if (answer.status !== 200 || !answer.body) throw new Error(`the search answered ${answer.status}`);
  const decoder = new TextDecoder();
  let html = '';
  let firstMs: number | null = null;
  for await (const chunk of answer.body) {
    html += decoder.decode(chunk as Uint8Array, { stream: true });
    if (firstMs === null && html.search(result) >= 0) firstMs = performance.now() - started;
  }
  const wholeMs = performance.now() - started;
  // No account found: use the time of the whole page.
  return { firstMs: firstMs ?? wholeMs, wholeMs, accounts: new Set(html.match(result)).size };
}
