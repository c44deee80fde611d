/**
 * Returns the address without the fields that a form left empty, or null if there are none. A GET form names every
 * field, and people keep, share and read its address.
 */
export function cleanAddress(path: string, params: Record<string, string | string[] | undefined>): string | null {
  const given = Object.entries(params).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each]));
  const filled = given.filter(([, value]) => value?.trim() !== '');
  if (filled.length === given.length) return null;
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`;
}
