import { checkReadiness } from '@/lib/services/readiness';
import { getServices } from '@/lib/services/services';

export const dynamic = 'force-dynamic';

/** Reports whether the database, the first account index and at least one directory are usable: 200 if so, else 503. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness(await getServices());
  return Response.json(readiness, { status: readiness.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
