import { randomInt, randomUUID } from 'node:crypto';
import type { Puzzle } from '@/lib/providers/types';
import { demoSizes, drawDecoy, type PuzzleSizes } from './draw-decoy';

export type Decoy = { id: string; puzzle: Puzzle; pointX: number };

/** Who looks at a puzzle: the identifier as typed, and the place on the network (`ProofCall.network`). */
export type Viewer = { user: string; network: string };

/**
 * Puzzles for users that do not exist. Real ones that somebody solved are the best: each is shown at most once more, in
 * random order, and never to an identifier or a place on the network that saw it before. Where there is none, drawn
 * ones stand in, made ahead of time so that a request does not pay for them.
 */
export type DecoySource = {
  take(viewer: Viewer): Decoy;
  /** Uses a decoy up, as a check uses up a real puzzle, right or wrong. False when it was used before. */
  spend(id: string): boolean;
  /** Remembers a puzzle that was shown, under its token, until it is solved. Drawn ones take its sizes from now on. */
  shown(token: string, puzzle: Puzzle, viewer: Viewer): void;
  /** The puzzle was solved at `pointX` from this place on the network: it can serve as a decoy elsewhere. */
  solved(token: string, pointX: number, network: string): void;
};

/** Pictures are about 70 kB each, so both bounds together stay below about 6 MB a directory. */
const shownLimit = 32;
const solvedLimit = 24;
const drawnLimit = 16;
/**
 * A decoy that was taken is replaced at a moment of its own within this time: drawn at once, it would slow the very
 * next request and so tell that the one before was for nobody.
 */
const longestPauseMs = 4000;
const spentLimit = 5000;

type Shown = { puzzle: Puzzle; user: string; networks: string[] };
type Drawn = Omit<Decoy, 'id'>;

export function createDecoySource(): DecoySource {
  const shown = new Map<string, Shown>();
  const solved: (Shown & { pointX: number })[] = [];
  const spent = new Set<string>();
  let drawn: Drawn[] = [];
  let sizes: PuzzleSizes = demoSizes;
  let planned = 0;
  const drawAhead = (longestMs: number): void => {
    if (drawn.length + planned >= drawnLimit) return;
    planned += 1;
    setTimeout(() => {
      planned -= 1;
      drawn.push(drawDecoy(sizes));
    }, randomInt(longestMs)).unref();
  };
  const fillStock = () => {
    for (let count = 0; count < drawnLimit; count += 1) drawAhead(2000);
  };
  const takeSolved = ({ user, network }: Viewer): Drawn | undefined => {
    const unseen = solved.filter((each) => each.user !== sameName(user) && !each.networks.includes(network));
    const picked = unseen[randomInt(Math.max(1, unseen.length))];
    if (!picked) return undefined;
    solved.splice(solved.indexOf(picked), 1);
    return { puzzle: picked.puzzle, pointX: picked.pointX };
  };
  fillStock();
  return {
    take: (viewer) => {
      const picked = takeSolved(viewer) ?? drawn.shift() ?? drawDecoy(sizes);
      drawAhead(longestPauseMs);
      return { ...picked, id: randomUUID() };
    },
    spend: (id) => {
      if (spent.has(id)) return false;
      spent.add(id);
      dropOldest(spent, spentLimit);
      return true;
    },
    shown: (token, puzzle, { user, network }) => {
      shown.set(token, { puzzle, user: sameName(user), networks: [network] });
      dropOldest(shown, shownLimit);
      if (isOfSizes(puzzle, sizes)) return;
      const { width, height, pieceWidth, pieceHeight } = puzzle;
      sizes = { width, height, pieceWidth, pieceHeight };
      drawn = [];
      fillStock();
    },
    solved: (token, pointX, network) => {
      const known = shown.get(token);
      if (!known) return;
      shown.delete(token);
      if (solved.length >= solvedLimit) solved.splice(randomInt(solved.length), 1);
      solved.push({ ...known, networks: [...known.networks, network], pointX });
    },
  };
}

function isOfSizes(puzzle: Puzzle, sizes: PuzzleSizes): boolean {
  return (Object.keys(sizes) as (keyof PuzzleSizes)[]).every((name) => puzzle[name] === sizes[name]);
}

/** Sets and maps keep the order of insertion. */
function dropOldest(
  kept: { size: number; keys(): Iterable<string>; delete(key: string): boolean },
  limit: number,
): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= limit) return;
    kept.delete(oldest);
  }
}

/** Spellings that are surely one person's. */
function sameName(user: string): string {
  return user.normalize('NFKC').toLowerCase();
}
