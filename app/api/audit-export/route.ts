import { answerExport, seeOther } from '@/lib/admin/audit/answer-export';
import { requireOperator } from '@/lib/operators/require-operator';

/**
 * Sends the filtered audit as a file. The server refuses POST requests from other origins, and the session cookie is
 * same-site.
 */
export async function POST(request: Request): Promise<Response> {
  const signedIn = await requireOperator('audit.export');
  if (!signedIn.ok) return seeOther(signedIn.error.path);
  const { services, actor } = signedIn.value;
  return answerExport(services, actor, request);
}
