/**
 * Keeps a page usable if React cannot hydrate the server's HTML. Password managers, translators and proxies change
 * pages before their scripts run. React then renders the page again, which empties its fields, or gives up, which
 * empties the page. This carries over what a person typed, and restores an empty page: its forms also post without
 * scripts.
 */
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Call it before React starts. */
export function keepPage(): void {
  const { documentElement: html, head, body } = document;
  const nodes = [...body.childNodes];
  const metadata = [...head.childNodes];
  // React replaces other parts of the body even in a hydrated page.
  const main = document.querySelector('main');
  const controls = controlsIn(body);
  const path = location.pathname;
  let focused = document.activeElement;
  let isCarriedOver = false;
  document.addEventListener('focusin', (event) => {
    focused = event.target as Element;
  });
  const observer = new MutationObserver(() => {
    const moved = location.pathname !== path;
    if (!document.querySelector('main:not([data-failed])')) {
      if (!moved) restore();
      // The empty page was opened by client-side navigation: its HTML is only on the server.
      else if (!document.querySelector('main')) location.reload();
    }
    if (!main || main.isConnected || isCarriedOver) return;
    isCarriedOver = true;
    if (!moved) carryOver(controls, focused);
  });
  // If scripts sent a form, React controls the page: a field that is replaced now is the next one to fill in.
  document.addEventListener('submit', (event) => {
    queueMicrotask(() => {
      isCarriedOver ||= event.defaultPrevented;
    });
  });
  observer.observe(document, { childList: true, subtree: true });

  function restore(): void {
    head.append(...metadata.filter((node) => node.parentNode !== head));
    // Clones: React would keep the forms of nodes it knows from posting.
    body.replaceChildren(...nodes.map((node) => node.cloneNode(true)));
    if (head.isConnected && body.isConnected) return;
    html.replaceChildren(head, body);
    if (document.documentElement) document.documentElement.replaceWith(html);
    else document.append(html);
  }
}

function controlsIn(page: ParentNode): Control[] {
  return [...page.querySelectorAll<Control>('input:not([type=hidden]), textarea, select')];
}

/** Copies values and the focus to the new controls. Controls are matched by name, type and position. */
function carryOver(old: Control[], focused: Element | null): void {
  const found = controlsIn(document);
  for (const from of old) {
    const same = ({ name, type }: Control) => name === from.name && type === from.type;
    const to = found.filter(same)[old.filter(same).indexOf(from)];
    if (!to || to === from) continue;
    if ('checked' in from && 'checked' in to) to.checked = from.checked;
    if (to.value !== from.value) {
      to.value = from.value;
      to.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (from !== focused) continue;
    to.focus({ preventScroll: true });
    if ('selectionStart' in from && from.selectionStart !== null && 'setSelectionRange' in to)
      to.setSelectionRange(from.selectionStart, from.selectionEnd);
  }
}
