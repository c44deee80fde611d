import type { MailParagraph, MailPart } from '@/lib/notify/rendering/mail-html';
import type { Placeholder } from './template-rules';

/** What the braces stand for in one message. Without a value the braces stay, so that a mistake is noticed. */
export type TemplateValues = Partial<Record<Placeholder, string | undefined>>;

/** Puts values into a template of one line. Values are not looked into again. */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => placed(values, name) ?? place);
}

/**
 * Makes paragraphs of a mail's template: a paragraph each empty line, the code and addresses marked as such. One that
 * names a support address or a ticket is left out where there is none, unless it has the code or the link, which must
 * arrive.
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

/** An object without its keys that have no value, so that spreading it does not undo a default. */
export function definedOnly<T extends object>(object: T | undefined): Defined<T> {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([, value]) => value !== undefined)) as Defined<T>;
}
