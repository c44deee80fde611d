import * as z from 'zod/mini';
import { locales } from '@/lib/i18n/locales';

export const startAgainSchema = z.strictObject({});

/** The footer's choice of language. `path` is a page of this site, so that it cannot lead anywhere else. */
export const chooseLanguageSchema = z.strictObject({
  locale: z.enum(locales),
  path: z.union([
    z.enum(['/', '/?change', '/?directory=operators']),
    z.string().check(z.maxLength(200), z.regex(/^(\/[\w%.~-]+)+$/)),
  ]),
});

export const newPictureSchema = z.strictObject({});
