/**
 * Renders nothing: addresses without a page get `global-not-found.tsx`. Without this file the framework would send its
 * own page and styles to every browser that opens any page.
 */
export default function NotFound() {
  return null;
}
