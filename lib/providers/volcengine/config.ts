import { z } from 'zod';
import { isHttpsOrLoopback } from '@/lib/base/network';

/**
 * Checks for an origin: scheme, host and port. Plain http would expose signed requests to the network, so it is allowed
 * on loopback only.
 */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) return false;
  return isHttpsOrLoopback(url);
}

const origin = z.string().refine(isOrigin, 'expected an https address without a path (http only on loopback)');
/** A part of a credential scope, whose parts are separated by slashes. */
const scopePart = z.string().regex(/^[a-z0-9-]{1,64}$/, 'expected lower-case letters, digits and hyphens');
/** A header value, hence visible ASCII. */
const token = z.string().regex(/^[\x21-\x7e]+$/, 'expected text without spaces');

/** Settings of one Cloud Identity instance. */
export const volcengineSettingsSchema = z.strictObject({
  endpoint: origin.default('https://open.volcengineapi.com').meta({
    label: 'Endpoint',
    help: 'Address of the API gateway, for instance https://open.volcengineapi.com.',
    address: true,
  }),
  region: scopePart.default('cn-beijing').meta({
    label: 'Region',
    help: 'Region of the Cloud Identity instance; part of every signature.',
  }),
  service: scopePart.default('cloudidentity').meta({
    label: 'Service code',
    help: 'Leave unchanged unless your cloud is private.',
  }),
  accessKeyId: token
    .max(256)
    .regex(/^[^/,=]+$/, 'expected an access key id')
    .meta({
      label: 'Access key ID',
      help: 'Key of an IAM user that may list users, read users and reset passwords, and nothing else.',
    }),
  secretAccessKey: z.string().min(1).max(256).meta({
    label: 'Secret access key',
    help: 'The vendor shows it once, when the key is created.',
    secret: true,
  }),
  sessionToken: token.max(8192).optional().meta({
    label: 'Session token',
    help: 'Only for temporary (STS) credentials. It is not renewed: when it expires, enter all three values again.',
    secret: true,
  }),
  allowSynchronisedUsers: z.boolean().default(false).meta({
    label: 'Reset synchronised users',
    help: 'Also reset users from another identity source. The vendor does not document what happens to them.',
  }),
  defaultCountryCode: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'expected a country code without +, such as 86')
    .default('86')
    .meta({
      label: 'Country code of phone numbers',
      help: 'Added to numbers that the directory stores without one.',
    }),
});

export type VolcengineSettings = z.output<typeof volcengineSettingsSchema>;
