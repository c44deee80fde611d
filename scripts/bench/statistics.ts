export type Percentiles = { p50: number; p95: number; p99: number };

/** Returns the value below which this share (0 to 1) of the numbers is; NaN if there are none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

export function percentiles(numbers: readonly number[]): Percentiles {
  return { p50: quantile(numbers, 0.5), p95: quantile(numbers, 0.95), p99: quantile(numbers, 0.99) };
}
