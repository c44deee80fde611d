import { envSchema } from '@/lib/base/env';
import { brandingSchema, configSchema, directorySchema } from '@/lib/config/schema';
import { oidcProviderSchema } from '@/lib/config/sign-in-config';
import { mailConfigSchema, smsConfigSchema } from '@/lib/notify/config';
import { allProviders } from '@/lib/providers/registry';
import { limitsConfigSchema } from '@/lib/rate-limit/limits';
import { type FieldRow, fieldRows, fieldTable } from './field-rows';
import { templateTable } from './template-table';
import { toJsonSchema } from './to-json-schema';

/** `docs/configuration.md`: every variable and every setting, from the schemas that check them at the start. */
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
    'Without it no code goes out by mail.',
    fieldTable(fieldRows(toJsonSchema(mailConfigSchema))),
    '### `sms`',
    'Without it no code goes out by SMS.',
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
      `What to create at the back end and how it behaves: [${kind}](../lib/providers/${kind}/README.md).`,
      fieldTable(fieldRows(toJsonSchema(settingsSchema))),
    ]),
  ].join('\n\n')}\n`;
}

const intro = `# Configuration

<!-- Written by \`npm run docs\` from the schemas. Change the schema, then run it again. -->

Infrastructure comes from the environment, everything else from one JSON file. Both are checked at the start. A wrong value
stops it with a message that names the variable, or the path in the file, and what was expected. A wrong
directory doesn't stop it: it is reported and skipped, and the others work.`;

const environmentIntro = `Variables can also be set in a file \`.env\` beside \`package.json\`; the environment itself takes precedence.
An empty variable counts as absent. \`.env.example\` lists them all.`;

const fileIntro = `\`rekey.config.json\` in the folder of \`package.json\`, unless \`CONFIG_FILE\` names another one. Without a file the defaults apply: one local
directory. Any text in it may be \`{"env":"NAME"}\`: the value of that environment variable, which must then be set. Keep secrets there.
Unknown names are refused. For completion and checks in an editor, begin the file with
\`"$schema": "./public/rekey.config.schema.json"\`.`;

const messagesIntro = `An object for each language (\`en\`, \`zh-CN\`, \`es\`), each with any of these texts; texts that are absent keep Rekey's default. Placeholders
are in braces. Texts are plain: HTML is shown as it was typed. A mail has paragraphs, with an empty line between them; the other texts are one line.
A paragraph with \`{supportUrl}\` or \`{ticket}\` is left out if there is none. An SMS with a code always ends in the line that binds it to the site.`;

const limitsIntro = `Each can be overridden by its name; the others keep their defaults. Addresses are counted by IPv4 address or IPv6 /64. A limit counts the same
for unknown people.`;

const directoriesIntro = `A list of 1 to 50. The first ones are offered first. Without the setting there is one directory of kind \`local\`, called
"Staff accounts". \`name\` and \`help\` are a text for everybody, or one per language:
\`"name": { "en": "Staff accounts", "zh-CN": "员工账号" }\`. Readers of a language that is missing get the English text, or else the first one.
Each entry:`;

const signInIntro = `OpenID Connect providers that operators of the console may sign in with, 10 at most. Anyone who signs in there with a role
becomes an operator; role and directories follow the claims at every sign-in. An existing operator with the same e-mail address and
another way to sign in is never merged with them: the sign-in is refused until that operator is removed. Each entry:`;

const sections = /^(branding|mail|sms|messages|limits|signIn|directories|\$schema)\b/;

function isTopLevel({ path }: FieldRow): boolean {
  return !sections.test(path);
}

function environmentRows(): FieldRow[] {
  return fieldRows(toJsonSchema(envSchema)).filter(({ path }) => !/^(REKEY_DEMO|DEMO_)/.test(path));
}
