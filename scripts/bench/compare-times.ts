import { median } from './statistics';

export type Times = { known: number[]; unknown: number[] };

export type Comparison = {
  knownMs: number;
  unknownMs: number;
  /** Known by unknown: 1 tells nothing. */
  ratio: number;
  /** Share of all known-unknown pairs where the known one took longer: 0.5 tells nothing. */
  auc: number;
};

/** How well the times of known and unknown people can be told apart; medians in milliseconds. */
export function compareTimes({ known, unknown }: Times): Comparison {
  const [knownMs, unknownMs] = [median(known), median(unknown)];
  let longer = 0;
  for (const left of known) for (const right of unknown) longer += left > right ? 1 : left === right ? 0.5 : 0;
  return { knownMs, unknownMs, ratio: knownMs / unknownMs, auc: longer / (known.length * unknown.length) };
}
