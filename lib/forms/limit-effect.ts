/** What a limit comes to, as figures for its sentence. `digits` is the length of the codes that Rekey sends. */
export function limitEffect(
  value: number,
  digits: number,
): { value: number; digits: number; odds: number; years: number; share: number } {
  const codes = 10 ** digits;
  return {
    value,
    digits,
    /** Codes that somebody has to guess at until one is hit. */
    odds: Math.floor(codes / value),
    /** Of guessing `value` times every day. */
    years: Math.floor(codes / value / 365),
    /** Chance of a hit with this many guesses, 0 to 1. */
    share: value / codes,
  };
}
