const most = 16 * 1024;

/** A form as browsers send it, as an object of texts; null for another type, more than 16 kB, or a repeated name. */
export async function readSmallForm(request: Request): Promise<Record<string, string> | null> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const length = request.headers.get('content-length') ?? '';
  // Browsers name the length; the server reads no more than it says.
  if (type !== 'application/x-www-form-urlencoded' || !/^\d+$/.test(length) || Number(length) > most) return null;
  const fields = new URLSearchParams(await request.text());
  const names = new Set(fields.keys());
  return names.size === [...fields].length ? Object.fromEntries(fields) : null;
}
