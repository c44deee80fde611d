import { timingSafeEqual } from 'node:crypto';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { isLoopbackAddress, isLoopbackHost } from '@/lib/base/network';
import { hashToken } from '@/lib/crypto/token';
import { writeMetrics } from '@/lib/services/metrics';
import { getServices } from '@/lib/services/services';

/** Metrics for Prometheus. Requires the token if one is set; without one, serves only this machine. Else 404. */
export async function GET(request: Request): Promise<Response> {
  const services = await getServices();
  const { address } = await getRequestFacts();
  // Behind a proxy on the same machine everybody has a loopback address, but not a loopback `Host`.
  const token = services.env.METRICS_TOKEN;
  const allowed = token
    ? isSame(request.headers.get('authorization') ?? '', `Bearer ${token}`)
    : isLoopbackAddress(address) && isLoopbackHost(withoutPort(request.headers.get('host') ?? ''));
  if (!allowed) return new Response(null, { status: 404 });
  return new Response(await writeMetrics(services), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(expected)));
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}
