import { z } from 'zod';
import { locales } from '@/lib/i18n/locales';

/**
 * Returns the schema of a text for people, of at most `longest` characters: one for all languages, or one per language.
 */
export function localTextSchema(longest: number) {
  const text = z.string().min(1).max(longest);
  return z.union([
    text,
    z
      .strictObject({ en: text.optional(), 'zh-CN': text.optional(), es: text.optional() })
      .refine(
        (texts) => Object.values(texts).some(Boolean),
        `expected a text in at least one of ${locales.join(', ')}`,
      ),
  ]);
}
