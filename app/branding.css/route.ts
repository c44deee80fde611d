import { getServices } from '@/lib/services/services';

/** The organisation's colour, over the defaults of `globals.css`. Its contrast was checked at start. */
export async function GET(): Promise<Response> {
  const { config } = await getServices();
  const { accent } = config.branding;
  const text = accent ? `:root{--accent:${accent};--accent-text:#fff}` : '';
  return new Response(text, { headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' } });
}
