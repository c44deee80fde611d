import { median } from './statistics';

export type Times = { known: number[]; unknown: number[] };

export type Comparison = {
  knownMs: number;
  unknownMs: number;
  /** Known divided by unknown: 1 means no difference. */
  ratio: number;
  /** Share of all known-unknown pairs in which the known one took longer: 0.5 means no difference. */
  auc: number;
};

/** Measures how well known and unknown users can be distinguished by time. Medians are in milliseconds. */
export function compareTimes({ known, unknown }: Times): Comparison {
  const [knownMs, unknownMs] = [median(known), median(unknown)];
  let longer = 0;
  for (const left of known) for (const right of unknown) longer += left > right ? 1 : left === right ? 0.5 : 0;
  return { knownMs, unknownMs, ratio: knownMs / unknownMs, auc: longer / (known.length * unknown.length) };
}
