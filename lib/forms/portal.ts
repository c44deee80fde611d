import * as z from 'zod/mini';
import { locales } from '@/lib/i18n/locales';

export const startAgainSchema = z.strictObject({});

/** The footer's choice of language. `path` is one of our own pages, so that it cannot lead anywhere else. */
export const chooseLanguageSchema = z.strictObject({
  locale: z.enum(locales),
  path: z.union([
    z.enum([
      '/',
      '/?change',
      '/?directory=operators',
      '/verify',
      '/password',
      '/done',
      '/handoff',
      '/setup',
      '/demo/inbox',
      '/demo/sign-in',
      '/demo/authenticator',
    ]),
    z.string().check(z.maxLength(200), z.regex(/^\/admin(\/[\w%.~-]+)*$/)),
  ]),
});

export const newPictureSchema = z.strictObject({});
