import * as z from 'zod/mini';
import { tickedField } from '@/lib/forms/ticked-field';
import { limitPaths } from '@/lib/i18n/console/limits/en';
import { locales } from '@/lib/i18n/locales';
import { templateKeys } from '@/lib/notify/templates/template-rules';

/** These lengths only stop absurd forms. The configuration schema decides what a setting may contain. */
const text = (longest: number) =>
  z.string({ error: 'form_invalid' }).check(z.maxLength(longest, { error: 'field_too_long' }));
const line = z.string({ error: 'form_invalid' }).check(z.trim(), z.maxLength(500, { error: 'field_too_long' }));

/** The version that was shown, as `readSections` wrote it. Those of several sections are separated by dots. */
const version = z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number));
const intent = z._default(z.enum(['save', 'test'], { error: 'form_invalid' }), 'save');

export const brandingFormFields = {
  version,
  intent,
  name: line,
  logoUrl: line,
  accent: line,
  supportUrl: line,
  supportText: line,
  'supportText.zh-CN': line,
  'supportText.es': line,
  privacyUrl: line,
  language: line,
};

export const mailFormFields = {
  version,
  intent,
  url: line,
  password: text(500),
  from: line,
  greeting: line,
  off: tickedField,
};

export const smsFormFields = {
  version,
  intent,
  url: line,
  method: line,
  format: line,
  numberFormat: line,
  headers: text(4000),
  noHeaders: tickedField,
  body: text(4000),
  'success.field': line,
  'success.value': line,
  off: tickedField,
  testTo: line,
};

export const templatesFormFields = {
  version,
  intent,
  locale: z.enum(locales, { error: 'form_invalid' }),
  ...(Object.fromEntries(templateKeys.map((key) => [key, text(6000)])) as Record<
    (typeof templateKeys)[number],
    ReturnType<typeof text>
  >),
  testKind: z.enum(['code', 'changed', 'unconfirmed', 'handoff'], { error: 'form_invalid' }),
  testChannel: z.enum(['email', 'sms'], { error: 'form_invalid' }),
  testTo: line,
};

export const limitsFormFields = {
  version,
  intent,
  ...(Object.fromEntries(limitPaths.map((path) => [path, line])) as Record<(typeof limitPaths)[number], typeof line>),
};

export const policyFormFields = {
  version: z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => text.split('.')),
    ),
    z.tuple([version, version, version]),
  ),
  intent,
  minLength: line,
  words: text(45_000),
  codeDigits: line,
  phoneCountryCode: line,
};

/** Returns what was typed, to refill the form: everything except secrets, in full. */
export function typedValues(input: Readonly<Record<string, unknown>>, secrets: readonly string[] = []) {
  const typed = Object.entries(input).flatMap(([name, value]) => {
    if (secrets.includes(name) || name === 'version' || name === 'intent') return [];
    if (typeof value === 'boolean') return [[name, value ? 'on' : ''] as const];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(typed) as Record<string, string>;
}
