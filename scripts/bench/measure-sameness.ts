import { readForm } from './form';
import { openBrowser } from './person-browser';
import { median } from './statistics';

export type Sameness = {
  pairs: number;
  knownMs: number;
  unknownMs: number;
  /** Known by unknown: 1 tells nothing. */
  ratio: number;
  /** Share of all known-unknown pairs where the known one took longer: 0.5 tells nothing. */
  auc: number;
};

const warmUpPairs = 20;

/**
 * Times `POST identify` of known and unknown people, one at a time, who takes turns first. Everybody comes for the first
 * time, from an address of their own. `scripts/measure-sameness.ts` looks closer: at the steps after this one, and at
 * the directory with the puzzle.
 */
export async function measureSameness(origin: string, known: readonly string[], pairs: number): Promise<Sameness> {
  const browser = openBrowser(origin);
  const run = Math.random().toString(36).slice(2, 8);
  let times = { known: [] as number[], unknown: [] as number[] };
  const time = async (kind: 'known' | 'unknown', email: string) => {
    browser.forget();
    const form = readForm((await browser.get('/')).html, 'identifier').set('identifier', email);
    const start = performance.now();
    const { status } = await browser.post('/', form);
    times[kind].push(performance.now() - start);
    if (status !== 303) throw new Error(`${email} was answered ${status}`);
  };
  for (let pair = -warmUpPairs; pair < pairs; pair += 1) {
    if (pair === 0) times = { known: [], unknown: [] };
    const email = known[(pair + warmUpPairs) % known.length] ?? '';
    const nobody = `nobody-${run}-${pair}@${email.split('@')[1]}`;
    if (pair % 2 === 0) await time('known', email);
    await time('unknown', nobody);
    if (pair % 2 === 1) await time('known', email);
  }
  browser.close();
  const [knownMs, unknownMs] = [median(times.known), median(times.unknown)];
  const longer = times.known.flatMap((left) =>
    times.unknown.map((right) => (left > right ? 1 : left === right ? 0.5 : 0)),
  );
  const auc = longer.reduce((sum: number, each) => sum + each, 0) / longer.length;
  return { pairs, knownMs, unknownMs, ratio: knownMs / unknownMs, auc };
}
