import { readLimited } from '@/lib/base/read-limited';

const formLimitBytes = 16 * 1024;

/**
 * Reads a URL-encoded form. Returns null for another content type, more than 16 kB, a repeated name or a lost
 * connection.
 */
export async function readSmallForm(request: Request): Promise<Record<string, string> | null> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return null;
  // Rejects if the browser disconnects before the end.
  const body = await readLimited(request.body, formLimitBytes).catch(() => null);
  if (body === null) return null;
  const fields = new URLSearchParams(body.toString('utf8'));
  const names = new Set(fields.keys());
  return names.size === [...fields].length ? Object.fromEntries(fields) : null;
}
