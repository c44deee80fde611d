import { readLimited } from '@/lib/base/read-limited';

const formLimitBytes = 16 * 1024;

/** A form as browsers send it, as an object of texts; null for another type, more than 16 kB, or a repeated name. */
export async function readSmallForm(request: Request): Promise<Record<string, string> | null> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return null;
  // It fails when the browser goes away in the middle.
  const body = await readLimited(request.body, formLimitBytes).catch(() => null);
  if (body === null) return null;
  const fields = new URLSearchParams(body.toString('utf8'));
  const names = new Set(fields.keys());
  return names.size === [...fields].length ? Object.fromEntries(fields) : null;
}
