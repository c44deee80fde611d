/** Returns the effect of a limit as figures for its sentence. `digits` is the length of the codes that Rekey sends. */
export function limitEffect(
  value: number,
  digits: number,
): { value: number; digits: number; odds: number; years: number; share: number } {
  const codes = 10 ** digits;
  return {
    value,
    digits,
    /** Guesses until one code is hit. */
    odds: Math.floor(codes / value),
    /** Years of guessing `value` times a day. */
    years: Math.floor(codes / value / 365),
    /** The chance of a hit with this many guesses, 0 to 1. */
    share: value / codes,
  };
}
