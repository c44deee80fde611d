/**
 * Returns a function that re-renders the cached pages. Old pages are dropped at once, so nobody gets a stale one; until
 * the new ones are ready, the framework renders for each visitor. A call during a render starts another one afterwards.
 * If rendering fails, `pages` stays empty.
 */
export function keepFresh(
  pages: Map<string, unknown>,
  render: () => Promise<void>,
  onFailure: (error: unknown) => void,
): () => void {
  let wanted = 0;
  let work = Promise.resolve();
  return () => {
    wanted += 1;
    const mine = wanted;
    pages.clear();
    work = work
      .then(async () => {
        if (mine !== wanted) return;
        await render();
        // Settings changed during the render, so some pages may be stale.
        if (mine !== wanted) pages.clear();
      })
      .catch((error: unknown) => {
        pages.clear();
        onFailure(error);
      });
  };
}
