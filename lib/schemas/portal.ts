import * as z from 'zod/mini';
import { locales } from '@/lib/i18n/locales';

export const startAgainSchema = z.strictObject({});

/** The footer's choice of language. `path` is one of our own pages, so that it cannot lead anywhere else. */
export const chooseLanguageSchema = z.strictObject({
  locale: z.enum(locales),
  path: z.enum(['/', '/?change', '/verify', '/password', '/done', '/demo/inbox', '/demo/sign-in']),
});

export const newPictureSchema = z.strictObject({});
