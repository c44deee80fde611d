import { randomInt, randomUUID } from 'node:crypto';
import type { Puzzle } from '@/lib/providers/types';
import { drawDecoy } from './draw-decoy';

export type Decoy = { id: string; puzzle: Puzzle; pointX: number };

/**
 * Puzzles for users that do not exist. Real ones that somebody solved are the best, each shown at most once more and in
 * random order; while there are none, drawn ones stand in, made ahead of time so that a request does not pay for them.
 */
export type DecoySource = {
  take(): Decoy;
  /** Uses a decoy up, as a check uses up a real puzzle, right or wrong. False when it was used before. */
  spend(id: string): boolean;
  /** Remembers a puzzle that was shown, under its token, until it is solved. */
  shown(token: string, puzzle: Puzzle): void;
  /** The puzzle was solved at `pointX`: it can serve as a decoy. */
  solved(token: string, pointX: number): void;
};

/** Pictures are 20 to 100 kB each, so both bounds together stay below about 6 MB a directory. */
const shownLimit = 32;
const solvedLimit = 24;
const drawnLimit = 16;
/**
 * A decoy that was taken is replaced at a moment of its own within this time: drawn at once, it would slow the very
 * next request and so tell that the one before was for nobody.
 */
const longestPauseMs = 4000;
const spentLimit = 5000;

export function createDecoySource(): DecoySource {
  const shown = new Map<string, Puzzle>();
  const solved: Omit<Decoy, 'id'>[] = [];
  const drawn: Omit<Decoy, 'id'>[] = [];
  const spent = new Set<string>();
  let planned = 0;
  const drawAhead = (longestMs: number): void => {
    if (drawn.length + planned >= drawnLimit || solved.length >= drawnLimit) return;
    planned += 1;
    setTimeout(() => {
      planned -= 1;
      drawn.push(drawDecoy());
    }, randomInt(longestMs)).unref();
  };
  for (let count = 0; count < drawnLimit; count += 1) drawAhead(2000);
  return {
    take: () => {
      const [picked] = solved.length > 0 ? solved.splice(randomInt(solved.length), 1) : drawn.splice(0, 1);
      drawAhead(longestPauseMs);
      return { ...(picked ?? drawDecoy()), id: randomUUID() };
    },
    spend: (id) => {
      if (spent.has(id)) return false;
      spent.add(id);
      dropOldest(spent, spentLimit);
      return true;
    },
    shown: (token, puzzle) => {
      shown.set(token, puzzle);
      dropOldest(shown, shownLimit);
    },
    solved: (token, pointX) => {
      const puzzle = shown.get(token);
      if (!puzzle) return;
      shown.delete(token);
      if (solved.length >= solvedLimit) solved.splice(randomInt(solved.length), 1);
      solved.push({ puzzle, pointX });
    },
  };
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
