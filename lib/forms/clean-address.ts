/**
 * The same address without the fields that a form left empty; null where there is none. A form that is sent by GET names
 * every field, and its address is kept, shared and read.
 */
export function cleanAddress(path: string, params: Record<string, string | string[] | undefined>): string | null {
  const given = Object.entries(params).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each]));
  const filled = given.filter(([, value]) => value?.trim() !== '');
  if (filled.length === given.length) return null;
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`;
}
