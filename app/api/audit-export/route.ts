import { readAuditFilter } from '@/lib/admin/audit/audit-filter';
import { exportAudit } from '@/lib/admin/audit/export-audit';
import { exportFormats } from '@/lib/admin/audit/export-lines';
import { requireOperator } from '@/lib/admin/require-operator';
import { readSmallForm } from '@/lib/http/read-small-form';
import { streamText } from '@/lib/http/stream-text';

const types = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' };

/**
 * Sends the filtered audit as a file, as fast as the browser takes it. The server lets no POST of another origin in, and
 * the cookie of the session is for this site only. Where a second factor is missing, back to the page that asks for it.
 */
export async function POST(request: Request): Promise<Response> {
  const signedIn = await requireOperator('audit.export');
  if (!signedIn.ok) return goTo(signedIn.error.path);
  const form = await readSmallForm(request);
  if (!form) return new Response(null, { status: 400 });
  const { filter, errors } = readAuditFilter(form);
  const format = exportFormats.find((known) => known === form['format']);
  const { format: _format, ...asked } = form;
  const back = `/admin/audit/export?${new URLSearchParams(asked)}`;
  if (!format || Object.keys(errors).length > 0) return goTo(back);
  const { services, actor } = signedIn.value;
  const exported = await exportAudit(services, actor, filter, format);
  if (!exported.ok) return goTo(exported.error.code === 'step_up_required' ? back : '/admin/not-allowed');
  const stamp = services.clock().toISOString().slice(0, 16).replace(/[:T]/g, '-');
  return new Response(streamText(exported.value), {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="audit-${stamp}.${format}"`,
      'cache-control': 'no-store',
    },
  });
}

function goTo(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });
}
