import { checkReadiness } from '@/lib/services/readiness';
import { getServices } from '@/lib/services/services';

export const dynamic = 'force-dynamic';

/** Whether the database, the migrations, the first account index and at least one directory are usable. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness(await getServices());
  return Response.json(readiness, { status: readiness.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
