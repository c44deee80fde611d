import { currentToken } from '@/lib/operators/keep-session';
import { answerSessionLeft } from '@/lib/operators/session-left';
import { getServices } from '@/lib/services/services';

/** Tells an open console page how long its session lasts. Asking does not extend the session. */
export async function GET(): Promise<Response> {
  const services = await getServices();
  const left = await answerSessionLeft(services, await currentToken(services));
  return Response.json(left, { headers: { 'cache-control': 'no-store' } });
}
