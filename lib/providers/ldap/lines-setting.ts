import { z } from 'zod';

/** A list in the configuration file, or a text with one value per line as forms send it. */
export function linesOf(item: z.ZodType<string, string>, most: number) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((value) =>
      (typeof value === 'string' ? value.split('\n') : value).map((line) => line.trim()).filter((line) => line !== ''),
    )
    .pipe(z.array(item).max(most));
}
