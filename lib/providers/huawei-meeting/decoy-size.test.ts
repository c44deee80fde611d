import { brotliCompressSync, gzipSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Puzzle } from '@/lib/providers/types';
import { createDecoySource } from './decoy-source';
import { fitPicture } from './fit-picture';
import { here, must, startMeetingTest } from './testing/test-provider';

const meeting = await startMeetingTest();
const known = ['mei.lin', 'jo.park', 'wu.local', 'gone.user'];
afterEach(() => meeting.reset());
afterAll(() => meeting.simulator.stop());

const network = (at: number) => ({ ...here, network: `network-${at}` });

/**
 * Returns the size of a puzzle as sent to the browser, in bytes: uncompressed, and with both compressions used for
 * pages.
 */
function sizesOf(puzzle: Puzzle): { raw: number; gzip: number; brotli: number } {
  const text = Buffer.from(`${puzzle.background} ${puzzle.piece}`);
  return { raw: text.length, gzip: gzipSync(text).length, brotli: brotliCompressSync(text).length };
}

const average = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

function expectAlike(known: readonly Puzzle[], unknown: readonly Puzzle[]) {
  const all = [...known, ...unknown].map(sizesOf);
  expect(new Set(all.map(({ raw }) => raw)).size).toBe(1);
  for (const kind of ['gzip', 'brotli'] as const) {
    const found = all.map((sizes) => sizes[kind]);
    // The pictures are random. Real ones alone differ by 1 to 4 % (standard deviation 0.6 %), so the averages of twelve
    // are within 0.5 % of each other. Both bounds are six standard deviations away from chance.
    const [real, decoy] = [known, unknown].map((some) => average(some.map((puzzle) => sizesOf(puzzle)[kind])));
    expect(Math.abs((real ?? 0) / (decoy ?? 0) - 1)).toBeLessThan(0.015);
    expect(Math.max(...found)).toBeLessThan(Math.min(...found) * 1.06);
  }
}

describe('the size of a puzzle does not reveal whether an account exists', () => {
  test('over many starts, before any was solved (T3, F20)', async () => {
    const { verification } = meeting.makeProvider();
    const puzzles = { known: [] as Puzzle[], unknown: [] as Puzzle[] };
    for (let at = 0; at < 12; at += 1) {
      // The very first start is for an unknown user: no real picture is known yet.
      const nobody = must(await verification.startPuzzle(`nobody-${at}`, network(at)));
      puzzles.unknown.push(nobody.puzzle);
      puzzles.known.push(must(await verification.startPuzzle(known[at % 4] ?? '', network(at))).puzzle);
    }
    expectAlike(puzzles.known, puzzles.unknown);
  });

  test('over many starts, after several were solved (T3, F20)', async () => {
    const { verification } = meeting.makeProvider();
    await meeting.switches({ resendSeconds: 0 });
    const puzzles = { known: [] as Puzzle[], unknown: [] as Puzzle[] };
    for (const user of known.slice(0, 3)) await meeting.solve(verification, user);
    for (let at = 0; at < 8; at += 1) {
      puzzles.unknown.push(must(await verification.startPuzzle(`nobody-${at}`, network(at))).puzzle);
      puzzles.known.push(must(await verification.startPuzzle(known[at % 4] ?? '', network(at))).puzzle);
    }
    expectAlike(puzzles.known, puzzles.unknown);
  });

  test('pictures of all kinds and sizes fit, and stay readable (T3, F20)', () => {
    for (const [width, height] of [
      [300, 110],
      [46, 46],
      [640, 360],
      [50, 20],
    ] as const) {
      const [noise, plain] = [new PNG({ width, height }), new PNG({ width, height })];
      for (let at = 0; at < noise.data.length; at += 1) noise.data[at] = (at * 2654435761) >>> 24;
      const files = [noise, plain].map((picture) => fitPicture(picture, 'background'));
      expect(new Set(files.map((file) => file.length)).size).toBe(1);
      for (const file of files) {
        const read = PNG.sync.read(Buffer.from(file.split(',')[1] ?? '', 'base64'));
        expect(read).toMatchObject({ width, height });
      }
    }
  });
});

describe('a solved puzzle never comes back', () => {
  const asked = 12;

  test('to the network that solved it, under any name (T3)', async () => {
    const { verification } = meeting.makeProvider();
    const real = must(await verification.startPuzzle('mei.lin', here));
    const pointX = await meeting.pointX('mei.lin');
    const slide = { user: 'mei.lin', token: real.token, pointX, slideTimeMs: 400, method: 'sms' } as const;
    must(await verification.solvePuzzle(slide, network(1)));
    for (let at = 0; at < asked; at += 1) {
      // The networks where it was shown and where it was solved.
      for (const caller of [here, network(1)]) {
        const decoy = must(await verification.startPuzzle(`nobody-${at}`, caller));
        expect(decoy.puzzle.background).not.toBe(real.puzzle.background);
      }
    }
    const elsewhere = must(await verification.startPuzzle('nobody', network(2)));
    expect(elsewhere.puzzle.background).toBe(real.puzzle.background);
  });

  test('to the identifier that saw it, in any spelling and from anywhere (T3)', () => {
    const decoys = createDecoySource();
    const picture = fitPicture(new PNG({ width: 300, height: 110 }), 'background');
    const puzzle: Puzzle = {
      ...{ background: picture, piece: 'piece', pieceY: 4 },
      ...{ width: 300, height: 110, pieceWidth: 46, pieceHeight: 46 },
    };
    decoys.shown('token', puzzle, { user: 'Mei.Lin', network: 'a' });
    decoys.solved('token', 120, 'a');
    for (let at = 0; at < asked; at += 1)
      expect(decoys.take({ user: 'mei.lin', network: `network-${at}` }).puzzle.background).not.toBe(picture);
    expect(decoys.take({ user: 'somebody', network: 'b' })).toMatchObject({ puzzle: { background: picture } });
  });

  test('and decoys take the sizes of the real pictures once those are known (F20)', () => {
    const decoys = createDecoySource();
    const sizes = { width: 360, height: 160, pieceWidth: 60, pieceHeight: 50 };
    const puzzle: Puzzle = { background: 'background', piece: 'piece', pieceY: 4, ...sizes };
    decoys.shown('token', puzzle, { user: 'mei.lin', network: 'a' });
    const decoy = decoys.take({ user: 'nobody', network: 'b' });
    expect(decoy.puzzle).toMatchObject(sizes);
    expect(decoy.pointX + sizes.pieceWidth).toBeLessThanOrEqual(sizes.width);
    expect(decoy.puzzle.pieceY + sizes.pieceHeight).toBeLessThanOrEqual(sizes.height);
  });
});
