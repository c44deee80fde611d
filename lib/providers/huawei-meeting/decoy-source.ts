import { randomInt, randomUUID } from 'node:crypto';
import { fold } from '@/lib/base/fold';
import type { Puzzle } from '@/lib/providers/types';
import { demoSizes, drawDecoy, type PuzzleSizes } from './draw-decoy';

export type Decoy = { id: string; puzzle: Puzzle; pointX: number };

/** Who sees a puzzle: the identifier as typed, and the network as a keyed hash (`ProofCall.network`). */
export type Viewer = { user: string; network: string };

/**
 * Puzzles for users who do not exist. Real puzzles that a user has solved are the best decoys: each is shown at most
 * once more, in random order, and never to an identifier or a network that has seen it. If there are none, drawn
 * puzzles are used. They are drawn ahead of time so that no request waits for one.
 */
export type DecoySource = {
  take(viewer: Viewer): Decoy;
  /** Marks a decoy as used, as a check uses up a real puzzle, whether right or wrong. False if it was already used. */
  spend(id: string): boolean;
  /** Stores a shown puzzle under its token until it is solved. From now on, drawn puzzles have the same size. */
  shown(token: string, puzzle: Puzzle, viewer: Viewer): void;
  /**
   * Records that the puzzle was solved at `pointX` from this network. It can now serve as a decoy for other networks.
   */
  solved(token: string, pointX: number, network: string): void;
};

/** Pictures are about 70 kB each, so both limits together stay below about 6 MB per directory. */
const shownLimit = 32;
const solvedLimit = 24;
const drawnLimit = 16;
/**
 * A decoy is replaced after a random delay of up to this long. Drawing the replacement at once would slow down the very
 * next request and reveal that the previous user does not exist.
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
    const unseen = solved.filter((each) => each.user !== fold(user) && !each.networks.includes(network));
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
      shown.set(token, { puzzle, user: fold(user), networks: [network] });
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

/** Sets and maps keep insertion order. */
function dropOldest(
  kept: { size: number; keys(): Iterable<string>; delete(key: string): boolean },
  limit: number,
): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= limit) return;
    kept.delete(oldest);
  }
}
