import 'server-only';
import { readSmallForm } from '@/lib/http/request/read-small-form';
import { streamText } from '@/lib/http/response/stream-text';
import { whyNotTheirs } from '@/lib/operators/acting-as';
import type { Actor } from '@/lib/operators/actor';
import type { Services } from '@/lib/services/services';
import { readAuditFilter } from './audit-filter';
import { exportAudit } from './export-audit';
import { exportFormats } from './export-lines';

const types = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' };

/**
 * Answers a posted export form: with the file, as fast as the browser reads it; with 400 for a malformed form;
 * otherwise with a redirect to the page that asks for the missing filter or second factor.
 */
export async function answerExport(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  request: Request,
): Promise<Response> {
  const form = await readSmallForm(request);
  if (!form) return new Response(null, { status: 400 });
  const { actingAs, ...asked } = form;
  const { filter, errors } = readAuditFilter(asked);
  const { format: wanted, ...terms } = asked;
  const format = exportFormats.find((known) => known === wanted);
  const back = `/admin/audit/export?${new URLSearchParams(terms)}`;
  // The page is shown again for the operator who is signed in now, who must confirm again.
  if (actingAs !== undefined && whyNotTheirs(actingAs, actor.operator)) return seeOther(back);
  if (!format || Object.keys(errors).length > 0) return seeOther(back);
  const exported = await exportAudit(services, actor, filter, format);
  if (!exported.ok) return seeOther(exported.error.code === 'step_up_required' ? back : '/admin/not-allowed');
  const stamp = services.clock().toISOString().slice(0, 16).replace(/[:T]/g, '-');
  return new Response(streamText(exported.value), {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="audit-${stamp}.${format}"`,
      'cache-control': 'no-store',
    },
  });
}

/** Redirects a browser with GET. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });
}
