import { z } from 'zod';
import { colourPattern, contrastWithWhite } from '@/lib/base/colour';
import { directoryIdPattern } from '@/lib/forms/directory-id';
import { locales } from '@/lib/i18n/locales';
import { mailConfigSchema, smsConfigSchema } from '@/lib/notify/config';
import { messagesConfigSchema } from '@/lib/notify/templates/messages-config';
import { limitsConfigSchema } from '@/lib/rate-limit/limits';
import { firstDirectory } from './first-directory';
import { localTextSchema } from './local-text-schema';
import { signInConfigSchema } from './sign-in-config';

const httpsUrl = z.url({ protocol: /^https?$/, error: 'expected an http or https address' });

export const brandingSchema = z
  .strictObject({
    name: z.string().min(1).max(60).default('Rekey').meta({ help: 'Shown at the top of every page and in messages.' }),
    logoUrl: z
      .string()
      .regex(/^(\/[\w.-]+)+$/, 'expected a path on this site such as /logo.svg')
      .optional()
      .meta({ help: 'An image in `public`, shown at most 32 px high.' }),
    accent: z
      .string()
      .regex(colourPattern, 'expected a colour such as #1d4ed8')
      .optional()
      .meta({ help: 'Colour of buttons and links. Needs a contrast of 4.5 to 1 with white.' }),
    supportUrl: z
      .url({ protocol: /^(https?|mailto|tel)$/ })
      .optional()
      .meta({ help: 'Where users find help. Also the contact in `/.well-known/security.txt`.' }),
    privacyUrl: httpsUrl.optional().meta({ help: "The organisation's privacy page." }),
    supportText: localTextSchema(120).optional().meta({
      help: 'How to get help, such as phone number and hours: one text, or one per language.',
    }),
    language: z.enum(locales).optional().meta({
      help: 'Language of messages to users whose own language is unknown, such as the notice that an operator has set their password. If absent, such a message contains all languages; an SMS is then billed as about four.',
    }),
  })
  .check((context) => {
    const { accent } = context.value;
    if (accent && contrastWithWhite(accent) < 4.5) {
      context.issues.push({
        code: 'custom',
        input: accent,
        path: ['accent'],
        message: `expected a darker colour: white text on it reaches ${contrastWithWhite(accent).toFixed(1)} to 1, not 4.5`,
      });
    }
  });
export type Branding = z.output<typeof brandingSchema>;
export type BrandingInput = z.input<typeof brandingSchema>;

export const directorySchema = z.strictObject({
  id: z
    .string()
    .regex(directoryIdPattern, 'expected lower-case letters, digits and hyphens')
    .refine((id) => id !== 'operators', "expected another id: `operators` is the console's own directory")
    .meta({ help: 'Used in the database and in forms. Do not change it later.' }),
  kind: z
    .string()
    .meta({ help: 'The provider: `ldap`, `active-directory`, `volcengine`, `huawei-meeting` or `local`.' }),
  name: localTextSchema(60).meta({ help: 'Its name as shown to users: one text, or one per language.' }),
  help: localTextSchema(120).optional().meta({
    help: 'One line under the name where users choose a directory: one text, or one per language.',
  }),
  settings: z.record(z.string(), z.unknown()).default({}).meta({ help: 'Settings of the provider; see below.' }),
  match: z
    .strictObject({
      emailDomains: z.array(z.string().min(1).toLowerCase()).default([]).meta({
        help: 'Email addresses in these domains belong to this directory, so their users need not choose one.',
      }),
    })
    .optional(),
  methods: z
    .array(z.enum(['email', 'sms']))
    .min(1)
    .refine((methods) => new Set(methods).size === methods.length, 'expected each method once')
    .optional()
    .meta({ help: 'Verification methods, the default first. If absent, every method that the configuration allows.' }),
  proofs: z.literal(1).default(1).meta({ help: 'Number of methods that a user must pass.' }),
  signInUrl: httpsUrl.optional().meta({ help: 'Where users sign in after the reset.' }),
  policy: z
    .strictObject({
      history: z.int().min(0).max(24).optional().meta({ help: 'Number of previous passwords that it refuses.' }),
    })
    .optional(),
});
export type DirectoryConfig = z.output<typeof directorySchema>;

export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  branding: brandingSchema.prefault({}),
  mail: mailConfigSchema.optional(),
  sms: smsConfigSchema.optional(),
  messages: messagesConfigSchema
    .prefault({})
    .meta({ help: "The organisation's own message texts, by language. Texts that are absent keep their default." }),
  /** Each entry is validated separately, so that a broken one does not stop the others. */
  directories: z.array(z.unknown()).min(1).max(50).default([firstDirectory]),
  passwordPolicy: z
    .strictObject({
      minLength: z
        .int()
        .min(1)
        .max(64)
        .optional()
        .meta({ help: 'Minimum password length. It can only tighten what a back end requires.' }),
      words: z.array(z.string().min(3).max(40)).max(1000).default([]).meta({
        help: 'Words of the organisation that no password may contain.',
      }),
    })
    .prefault({}),
  phoneCountryCode: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'expected digits such as 86')
    .optional()
    .meta({
      help: 'Country code of the users, such as 34. Added to phone numbers typed without one. If absent, such a number finds the one account whose number is a country code followed by it.',
    }),
  codeDigits: z.int().min(6).max(8).default(6).meta({ help: 'Digits of the codes that Rekey sends.' }),
  limits: limitsConfigSchema.prefault({}),
  audit: z
    .strictObject({
      personalDays: z.int().min(30).max(3650).default(365).meta({
        help: 'Days after which names, addresses and reasons are removed from the audit log. The events themselves are kept.',
      }),
    })
    .prefault({}),
  signIn: signInConfigSchema.prefault({}),
});
export type Config = z.output<typeof configSchema>;
