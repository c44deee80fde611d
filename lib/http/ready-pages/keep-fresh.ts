/**
 * Makes pages that lie ready anew, each time the answered function is called. They are gone at once, so that nobody is
 * sent an old one: until the new ones are there the framework renders for each visitor. A call while they are being made
 * has them made once more. Where making them fails they stay away.
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
        // Settings changed while it was rendering: part of it may be of before.
        if (mine !== wanted) pages.clear();
      })
      .catch((error: unknown) => {
        pages.clear();
        onFailure(error);
      });
  };
}
