import * as z from 'zod/mini';
import { locales } from '@/lib/i18n/locales';

export const startAgainSchema = z.strictObject({});

/** The choice of language in the footer. `path` is a page of this site, so the form cannot redirect elsewhere. */
export const chooseLanguageSchema = z.strictObject({
  locale: z.enum(locales),
  path: z.union([
    z.enum(['/', '/?change', '/?directory=operators']),
    z.string().check(z.maxLength(200), z.regex(/^(\/[\w%.~-]+)+$/)),
  ]),
});

export const newPictureSchema = z.strictObject({});
