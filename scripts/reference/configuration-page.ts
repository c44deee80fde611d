import { envSchema } from '@/lib/base/env';
import { brandingSchema, configSchema, directorySchema } from '@/lib/config/schema';
import { oidcProviderSchema } from '@/lib/config/sign-in-config';
import { mailConfigSchema, smsConfigSchema } from '@/lib/notify/config';
import { messageWordsSchema } from '@/lib/notify/templates/messages-config';
import { templateKeys, templateRules } from '@/lib/notify/templates/template-rules';
import { allProviders } from '@/lib/providers/registry';
import { limitsConfigSchema } from '@/lib/rate-limit/limits';
import { type FieldRow, fieldRows, fieldTable } from './field-rows';
import { toJsonSchema } from './to-json-schema';

/** Returns `docs/configuration.md`: every variable and setting, from the schemas that validate them at start-up. */
export function configurationPage(): string {
  return `${[
    intro,
    '## Environment',
    environmentIntro,
    fieldTable(environmentRows(), 'variable'),
    '## The file',
    fileIntro,
    fieldTable(fieldRows(toJsonSchema(configSchema)).filter(isTopLevel)),
    '### `branding`',
    fieldTable(fieldRows(toJsonSchema(brandingSchema))),
    '### `mail`',
    'Without this section no code is sent by mail.',
    fieldTable(fieldRows(toJsonSchema(mailConfigSchema))),
    '### `sms`',
    'Without this section no code is sent by SMS.',
    fieldTable(fieldRows(toJsonSchema(smsConfigSchema))),
    '### `messages`',
    messagesIntro,
    templateTable(),
    '### `limits`',
    limitsIntro,
    fieldTable(fieldRows(toJsonSchema(limitsConfigSchema)), 'limit'),
    '### `signIn.oidc`',
    signInIntro,
    fieldTable(fieldRows(toJsonSchema(oidcProviderSchema))),
    '### `directories`',
    directoriesIntro,
    fieldTable(fieldRows(toJsonSchema(directorySchema))),
    ...allProviders().flatMap(({ kind, settingsSchema }) => [
      `### Settings of \`${kind}\``,
      `What to create at the back end, and how the provider behaves: [${kind}](../lib/providers/${kind}/README.md).`,
      fieldTable(fieldRows(toJsonSchema(settingsSchema))),
    ]),
  ].join('\n\n')}\n`;
}

const intro = `# Configuration

<!-- Written by \`npm run docs\` from the schemas: lib/base/env.ts, lib/config/schema.ts, lib/notify/config.ts,
lib/rate-limit/limits.ts and lib/providers/*. Change the schema, then run it again. -->

For people who install Rekey. This page lists every environment variable, setting and limit with its default.

Infrastructure is configured in the environment, everything else in one JSON file. Both are validated at start-up. A wrong value
prevents the start, with a message that names the variable, or the path in the file, and what was expected. A wrong directory does
not prevent it: the directory is reported and skipped, and the others work.`;

const environmentIntro = `Variables can also be set in a file \`.env\` next to \`package.json\`. The environment takes precedence. An empty variable counts as
absent. \`.env.example\` lists them all.`;

const fileIntro = `The file is \`rekey.config.json\` in the folder of \`package.json\`, unless \`CONFIG_FILE\` names another one. Without a file, settings and
directories are managed in the console, which starts with one local directory. Any text in the file may be
replaced with \`{"env":"NAME"}\`, the value of that environment variable, which must then be set. Use this for secrets. Unknown names
are refused. For completion and validation in an editor, begin the file with \`"$schema": "./public/rekey.config.schema.json"\`.`;

const messagesIntro = `One object per language (\`en\`, \`zh-CN\`, \`es\`), each with any of these texts. Absent texts keep Rekey's default. Placeholders are in
braces. Texts are plain text: HTML is shown as typed. A mail consists of paragraphs separated by an empty line; the other texts are
one line. A paragraph with \`{supportUrl}\` or \`{ticket}\` is omitted if that value is missing. An SMS with a code always ends with
the line that binds the code to the site.`;

const limitsIntro = `Override a limit by its name; the others keep their defaults. Networks are counted by IPv4 address or IPv6 /64. A limit counts the
same for unknown users. How the limits work together: [limits](flows/limits.md).`;

const directoriesIntro = `A list of 1 to 50 directories, offered in this order. Without this setting there is one directory of kind \`local\`, called
"Staff accounts". \`name\` and \`help\` are one text for all languages, or one per language:
\`"name": { "en": "Staff accounts", "zh-CN": "员工账号" }\`. For a missing language the English text is used, or else the first one.
Each entry:`;

const signInIntro = `OpenID Connect providers for signing in to the console, at most 10. A user who signs in there with a role becomes an operator. Role
and directories follow the claims at every sign-in. An existing operator with the same e-mail address and another sign-in method is
never merged: the sign-in is refused until that operator is removed. Each entry:`;

const sections = /^(branding|mail|sms|messages|limits|signIn|directories|\$schema)\b/;

function isTopLevel({ path }: FieldRow): boolean {
  return !sections.test(path);
}

function environmentRows(): FieldRow[] {
  return fieldRows(toJsonSchema(envSchema));
}

/** Formats the configurable message texts as a Markdown table. */
function templateTable(): string {
  const rows = templateKeys.map((key) => {
    const { placeholders, required, longest } = templateRules[key];
    const braces = placeholders.map((name) => `\`{${name}}\`${required.includes(name) ? ' (required)' : ''}`);
    const about =
      messageWordsSchema.shape[key].meta()?.['help'] ?? messageWordsSchema.shape[key].unwrap().meta()?.['help'];
    return [`\`${key}\``, braces.join(', '), longest.toLocaleString('en'), String(about ?? '')];
  });
  return [['text', 'placeholders', 'max. characters', 'what it is'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
