import { z } from 'zod';
import { findTemplateProblem, type TemplateProblem } from './find-template-problem';
import { type TemplateKey, templateKeys, templateRules } from './template-rules';

const helps: Record<TemplateKey, string> = {
  codeSubject: 'Subject of the mail with a code.',
  codeMail: 'The mail with a code. An empty line starts a new paragraph.',
  codeSms: 'The SMS with a code. Rekey always adds the last line, which binds the code to the site.',
  changedSubject: 'Subject of the mail about a changed password.',
  changedMail: 'The mail about a changed password.',
  changedSms: 'The SMS about a changed password.',
  unconfirmedSubject: 'Subject of the mail about a password change with an unknown outcome.',
  unconfirmedMail: 'The mail about a password change with an unknown outcome.',
  unconfirmedSms: 'The SMS about a password change with an unknown outcome.',
  handoffSubject: 'Subject of the mail with a link from the help desk.',
  handoffMail: 'The mail with a link from the help desk. Without a ticket, a paragraph with `{ticket}` is omitted.',
  handoffSms: 'The SMS with a link from the help desk.',
  footer: 'The last line of every mail.',
};

function templateSchema(key: TemplateKey) {
  return z
    .string()
    .check(z.minLength(1), (context) => {
      const problem = findTemplateProblem(key, context.value);
      if (problem)
        context.issues.push({ code: 'custom', input: context.value, message: describeTemplateProblem(key, problem) });
    })
    .meta({ help: helps[key] })
    .optional();
}

const shape = Object.fromEntries(templateKeys.map((key) => [key, templateSchema(key)])) as Record<
  TemplateKey,
  ReturnType<typeof templateSchema>
>;

/** An organisation's own texts in one language; texts that are absent keep Rekey's default. */
export const messageWordsSchema = z.strictObject(shape);
export type MessageWords = z.output<typeof messageWordsSchema>;

/** The texts of messages by language: the `messages` part of the configuration file. */
export const messagesConfigSchema = z.strictObject({
  en: messageWordsSchema.optional().meta({ help: 'English.' }),
  'zh-CN': messageWordsSchema.optional().meta({ help: 'Chinese.' }),
  es: messageWordsSchema.optional().meta({ help: 'Spanish.' }),
});
export type MessagesConfig = z.output<typeof messagesConfigSchema>;

/** Describes a template's problem for the author of the configuration file. */
function describeTemplateProblem(key: TemplateKey, problem: TemplateProblem): string {
  const { placeholders, longest, kind } = templateRules[key];
  const known = placeholders.map((name) => `{${name}}`).join(', ');
  switch (problem.code) {
    case 'too_long':
      return `expected at most ${longest} characters`;
    case 'characters_refused':
      return `expected plain text${kind === 'mail' ? '' : ' on one line'}, without control or direction characters`;
    case 'placeholder_unknown':
      return `expected no braces except in ${known}; found {${problem.placeholder}}`;
    case 'placeholder_missing':
      return `expected it to contain {${problem.placeholder}}`;
    case 'placeholder_repeated':
      return `expected {${problem.placeholder}} once`;
    case 'digits_like_code':
      return 'expected nothing except {code} that looks like a code: 6 to 8 digits, or @… #…';
  }
}
