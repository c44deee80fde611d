/** A dot-atom of RFC 5322 before a single `@`: no quotes, comments, commas, white space or control characters. */
const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainLabel = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * Checks whether mail may be sent to this address, byte for byte as given. Deliberately narrower than the standards: an
 * address that two parsers could read differently is refused. ASCII only, at most 254 characters (RFC 5321, 4.5.3.1.3).
 */
export function isMailAddress(address: string): boolean {
  if (address.length > 254) return false;
  const [local, domain, ...rest] = address.split('@');
  if (local === undefined || domain === undefined || rest.length > 0) return false;
  const labels = domain.split('.');
  const topLevel = labels.at(-1) ?? '';
  return (
    local.length <= 64 &&
    localPart.test(local) &&
    labels.length > 1 &&
    labels.every((label) => domainLabel.test(label)) &&
    !/^\d+$/.test(topLevel)
  );
}
