/** Runs in a page. Returns what does not fit, is too small to touch, or makes a phone zoom in. */
export function measurePage(): string[] {
  const problems: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) problems.push(`${scrollWidth - clientWidth} px too wide`);
  for (const target of document.querySelectorAll('button, summary, input:not([type=hidden]):not([hidden]), a[href]')) {
    // The touch target of a radio button is its card, that of a checkbox its label.
    const label = target instanceof HTMLInputElement && target.type === 'checkbox' ? target.labels?.[0] : null;
    const box = (target.closest('label') ?? label ?? target).getBoundingClientRect();
    const style = getComputedStyle(target);
    if (box.width === 0 || style.visibility === 'hidden' || target.closest('.sr-only')) continue;
    if (Math.round(box.height) < 44) problems.push(`${target.outerHTML.slice(0, 80)} is ${box.height} px high`);
    if (target.matches('input:not([type=radio], [type=range])') && Number.parseFloat(style.fontSize) < 16)
      problems.push(`${target.outerHTML.slice(0, 80)} makes a phone zoom in`);
  }
  return problems;
}
