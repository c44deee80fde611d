import { getRequestFacts } from '@/lib/actions/request-facts';
import { readPolicyReport } from '@/lib/http/request/policy-report';
import { addressKey } from '@/lib/rate-limit/address-key';
import { getServices } from '@/lib/services/services';

/**
 * Receives browsers' reports of violations of the content security policy. Reports are small and rate-limited per
 * address, and only their structure is logged.
 */
export async function POST(request: Request): Promise<Response> {
  const { logger } = await getServices();
  const { requestId, address } = await getRequestFacts();
  const report = await readPolicyReport(request, addressKey(address));
  if (report) logger.warn('content security policy violation', { requestId, ...report });
  return new Response(null, { status: 204 });
}
