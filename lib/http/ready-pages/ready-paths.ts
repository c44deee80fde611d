/** The pages that are the same for everyone in one language, so they are rendered once and sent many times. */
export const readyPaths = ['/', '/change', '/unlock'] as const;
export type ReadyPath = (typeof readyPaths)[number];

export function isReadyPath(path: string): path is ReadyPath {
  return (readyPaths as readonly string[]).includes(path);
}
