import { z } from 'zod';
import { readLimited } from '@/lib/base/read-limited';

const reportSchema = z.object({
  'csp-report': z.object({
    'effective-directive': z.string().max(60).optional(),
    'violated-directive': z.string().max(200).optional(),
    'document-uri': z.string().max(2000).optional(),
    'blocked-uri': z.string().max(2000).optional(),
  }),
});

const reportLimitBytes = 8 * 1024;

/** Number of reports in the current minute, per network place. In memory only: a restart may reset it. */
const seen = { minute: 0, perPlace: new Map<string, number>() };

/**
 * Reads a CSP violation report. Returns its directive and path, or null if it is malformed, larger than 8 kB or over
 * the rate limit of 10 per minute and network place. The rest is ignored, because anyone can send a report.
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
    const body = await readLimited(request.body, reportLimitBytes);
    if (body === null) return null;
    const report = reportSchema.parse(JSON.parse(body.toString('utf8')))['csp-report'];
    const directive = report['effective-directive'] ?? report['violated-directive'] ?? 'unknown';
    return {
      code: directive.split(' ')[0] ?? 'unknown',
      path: new URL(report['document-uri'] ?? '/', 'http://internal.invalid').pathname,
    };
  } catch {
    return null;
  }
}
