import { z } from 'zod';

const reportSchema = z.object({
  'csp-report': z.object({
    'effective-directive': z.string().max(60).optional(),
    'violated-directive': z.string().max(200).optional(),
    'document-uri': z.string().max(2000).optional(),
    'blocked-uri': z.string().max(2000).optional(),
  }),
});

const longestReport = 8192;

/** Reports of the running minute, by place on the network. Losing it on a restart costs nothing. */
const seen = { minute: 0, perPlace: new Map<string, number>() };

/**
 * The directive and path of a browser's report, or null where it is malformed, larger than 8 kB or one of too many.
 * Nothing else of it is used: anybody can send one.
 */
export async function readPolicyReport(
  request: Request,
  place: string,
): Promise<{ code: string; path: string } | null> {
  const minute = Math.floor(Date.now() / 60_000);
  if (minute !== seen.minute) {
    seen.minute = minute;
    seen.perPlace.clear();
  }
  const count = (seen.perPlace.get(place) ?? 0) + 1;
  if (count > 10 || seen.perPlace.size > 10_000) return null;
  seen.perPlace.set(place, count);
  try {
    const report = reportSchema.parse(JSON.parse(await readText(request)))['csp-report'];
    const directive = report['effective-directive'] ?? report['violated-directive'] ?? 'unknown';
    return {
      code: directive.split(' ')[0] ?? 'unknown',
      path: new URL(report['document-uri'] ?? '/', 'http://internal.invalid').pathname,
    };
  } catch {
    return null;
  }
}

/** At most so much is read, whatever length the request claims or leaves out; the rest of a longer one is cut off. */
async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > longestReport) throw new RangeError('the report is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
