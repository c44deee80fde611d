import { getServices } from '@/lib/services/services';

export const dynamic = 'force-dynamic';

/** The web manifest, so that the portal can be put on a home screen under the organisation's name. */
export async function GET(): Promise<Response> {
  const { config } = await getServices();
  const icon = (size: number) => ({
    src: `/icon-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: 'any maskable',
  });
  const manifest = {
    name: config.branding.name,
    short_name: config.branding.name.slice(0, 20),
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    icons: [icon(192), icon(512)],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'no-cache' },
  });
}
