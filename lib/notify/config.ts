import { z } from 'zod';
import { isGreetingName } from './greeting-name';
import { parseMailFrom } from './mail-from';
import { parseMailUrl } from './mail-url';

/** How mail is sent: the `mail` part of the configuration file. */
export const mailConfigSchema = z.strictObject({
  url: z
    .string()
    .refine((url) => parseMailUrl(url) !== null, {
      error:
        'must look like smtps://user:password@mail.example.com or smtp://mail.example.com:587; after a question mark only requireTLS, rejectUnauthorized (true or false) and servername',
    })
    .meta({
      label: 'SMTP address',
      help: 'smtps:// for TLS from the start, smtp:// otherwise. With a user name, smtp:// insists on STARTTLS unless the server is on this machine; requireTLS=true or false decides otherwise.',
      secret: true,
    }),
  from: z
    .string()
    .refine((from) => parseMailFrom(from) !== null, {
      error: 'must be an address, or a name and an address: Example <no-reply@example.com>',
    })
    .meta({ label: 'Sender', help: 'What people see as the sender: Example <no-reply@example.com>', secret: false }),
  greeting: z
    .string()
    .refine(isGreetingName, {
      error: 'must be a host name such as reset.example.com, or an address in brackets: [192.0.2.1]',
    })
    .optional()
    .meta({
      label: 'Name in the greeting',
      help: 'The host name that Rekey greets the mail server with. Many take mail only from one that the DNS knows. Default: the host name of `APP_URL`.',
      secret: false,
    }),
});
export type MailConfig = z.output<typeof mailConfigSchema>;

/** Headers about the connection or the body are set by the sender; a duplicate would make every request fail. */
const ownHeaders = /^(?:connection|content-length|expect|keep-alive|transfer-encoding|upgrade)$/i;
const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/, { error: 'is no name of an HTTP header' })
  .refine((name) => !ownHeaders.test(name), { error: 'is a header that Rekey writes itself' });
const headerValue = z.string().regex(/^[\t\x20-\x7e]*$/, { error: 'must be plain ASCII without line breaks' });

/** How text messages are sent: the `sms` part of the configuration file. */
export const smsConfigSchema = z.strictObject({
  kind: z.literal('http').meta({ label: 'Kind', help: 'A gateway that takes messages over HTTP.', secret: false }),
  url: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .meta({ label: 'Gateway address', help: 'Where messages are posted to.', secret: true }),
  method: z
    .enum(['POST', 'PUT'])
    .default('POST')
    .meta({ label: 'Method', help: 'What the gateway expects.', secret: false }),
  format: z.enum(['json', 'form']).default('json').meta({
    label: 'Format',
    help: 'How the body is written: JSON, or fields as a web form sends them.',
    secret: false,
  }),
  headers: z
    .record(headerName, headerValue)
    .default({})
    .meta({ label: 'Headers', help: 'Further headers, for instance Authorization.', secret: true }),
  body: z
    .record(z.string().min(1), z.union([z.string(), z.number(), z.boolean()]))
    .refine((body) => Object.values(body).some((value) => typeof value === 'string' && value.includes('{text}')), {
      error: 'must use {text} in one of its fields',
    })
    .refine((body) => Object.values(body).some((value) => typeof value === 'string' && value.includes('{to}')), {
      error: 'must use {to} in one of its fields',
    })
    .meta({
      label: 'Body',
      help: 'The fields that the gateway expects; {to} becomes the number in the form that `numberFormat` names, {text} the message. Nothing may follow {text}: phones find the code in the last line.',
      secret: true,
    }),
  numberFormat: z.enum(['e164', 'digits', 'national']).default('e164').meta({
    label: 'Form of the number',
    help: 'What the gateway takes: `e164` is +8613800000001, `digits` is 8613800000001, `national` is 13800000001 and reaches only numbers of `phoneCountryCode`.',
    secret: false,
  }),
  success: z
    .strictObject({
      field: z
        .string()
        .max(200)
        .regex(/^[^.\s]+(?:\.[^.\s]+)*$/, { error: 'must be the name of a field, or several with dots: result.0.code' })
        .optional()
        .meta({
          label: 'Field of the answer',
          help: 'Where a JSON answer tells the outcome: `code`, or `result.0.code` for one within others. Without it the beginning of the answer is compared.',
          secret: false,
        }),
      value: z.string().min(1).max(200).meta({
        label: 'What a success says',
        help: 'For gateways that answer failures with 200 as well: what stands there where the message was taken, such as `0` or `OK`. Without `success` every answer from 200 to 299 counts. Another answer is tried again, so look with a test message whether it fits.',
        secret: false,
      }),
    })
    .optional(),
});
export type SmsConfig = z.output<typeof smsConfigSchema>;
export type SmsConfigInput = z.input<typeof smsConfigSchema>;
