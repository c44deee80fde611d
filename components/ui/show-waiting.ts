/**
 * Marks links and forms that lead to another page with `aria-busy`, which the styles show as a bar. Links and forms
 * that load a document keep the mark until the page goes. A form that scripts send without showing it themselves keeps
 * it until its answer changes the form. `lib/http/response/page-script.ts` marks forms sent before the scripts ran.
 */
export function showWaiting(): void {
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a');
    const isPlain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (isPlain && link && !link.target && /^(\/|https?:)/.test(link.getAttribute('href') ?? '')) mark(link);
  });
  addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!event.defaultPrevented || form.hasAttribute('aria-busy')) return;
    const unmark = mark(form);
    new MutationObserver((_changes, observer) => {
      observer.disconnect();
      unmark();
    }).observe(form, { attributes: true, childList: true, subtree: true });
  });
}

/** Marks an element, and unmarks it on `pagehide`: a page restored by the browser is not waiting. */
function mark(element: Element): () => void {
  const unmark = () => element.removeAttribute('aria-busy');
  element.setAttribute('aria-busy', 'true');
  addEventListener('pagehide', unmark, { once: true });
  return unmark;
}
