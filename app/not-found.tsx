/**
 * Nothing: addresses without a page get `global-not-found.tsx`. Without this file the framework would send a page of its
 * own, with its styles, to every browser that opens any page.
 */
export default function NotFound() {
  return null;
}
