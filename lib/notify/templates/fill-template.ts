import type { MailParagraph, MailPart } from '@/lib/notify/rendering/mail-html';
import type { Placeholder } from './template-rules';

/**
 * The values for the placeholders of one message. A placeholder without a value stays, so that a mistake is noticed.
 */
export type TemplateValues = Partial<Record<Placeholder, string | undefined>>;

/** Inserts values into a one-line template. Values are not expanded again. */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => placed(values, name) ?? place);
}

/**
 * Splits a mail's template into paragraphs at empty lines, with the code and addresses marked. A paragraph that names a
 * missing support address or ticket is left out, unless it contains the code or the link, which must arrive.
 */
export function fillParagraphs(template: string, values: TemplateValues): MailParagraph[] {
  return template
    .split(/\n[^\S\n]*\n\s*/)
    .filter((text) => text.trim() !== '' && !lacks(text, values))
    .map((text) => ({
      parts: fillParts(text.trim(), { ...values, supportUrl: values.supportUrl ?? '', ticket: values.ticket ?? '' }),
    }));
}

function lacks(text: string, values: TemplateValues): boolean {
  const isAbout = (name: 'supportUrl' | 'ticket') => values[name] === undefined && text.includes(`{${name}}`);
  return (isAbout('supportUrl') || isAbout('ticket')) && !/\{(?:code|link)\}/.test(text);
}

function fillParts(text: string, values: TemplateValues): MailPart[] {
  return text
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      const value = name === undefined ? undefined : placed(values, name);
      if (value === undefined || value === '') return value ?? part;
      if (name === 'code') return { code: value };
      return name === 'link' || name === 'supportUrl' ? { link: value } : value;
    });
}

function placed(values: TemplateValues, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name as Placeholder] : undefined;
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Returns an object without its undefined keys, so that spreading it does not undo a default. */
export function definedOnly<T extends object>(object: T | undefined): Defined<T> {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([, value]) => value !== undefined)) as Defined<T>;
}
