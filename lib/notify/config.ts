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
        'must look like smtps://user:password@mail.example.com or smtp://mail.example.com:587; the only parameters are requireTLS and rejectUnauthorized (true or false) and servername',
    })
    .meta({
      label: 'Mail server',
      help: 'smtps:// for TLS from the start, smtp:// otherwise. With a user name, smtp:// requires STARTTLS unless the server is on this machine. requireTLS=true or false overrides this.',
      secret: true,
    }),
  from: z
    .string()
    .refine((from) => parseMailFrom(from) !== null, {
      error: 'must be an address, or a name and an address: Example <no-reply@example.com>',
    })
    .meta({ label: 'Sender', help: 'The sender of all mail: Example <no-reply@example.com>', secret: false }),
  greeting: z
    .string()
    .refine(isGreetingName, {
      error: 'must be a host name such as reset.example.com, or an address in brackets: [192.0.2.1]',
    })
    .optional()
    .meta({
      label: 'Greeting host name',
      help: 'The host name that Rekey sends in EHLO. Many mail servers accept only a name that resolves in DNS. Default: the host name of `APP_URL`.',
      secret: false,
    }),
});
export type MailConfig = z.output<typeof mailConfigSchema>;

/** Headers about the connection or the body are set by the sender; a duplicate would make every request fail. */
const ownHeaders = /^(?:connection|content-length|expect|keep-alive|transfer-encoding|upgrade)$/i;
const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/, { error: 'is not a valid HTTP header name' })
  .refine((name) => !ownHeaders.test(name), { error: 'is a header that Rekey sets itself' });
const headerValue = z.string().regex(/^[\t\x20-\x7e]*$/, { error: 'must be plain ASCII without line breaks' });

/** How text messages are sent: the `sms` part of the configuration file. */
export const smsConfigSchema = z.strictObject({
  kind: z.literal('http').meta({ label: 'Kind', help: 'A gateway with an HTTP API.', secret: false }),
  url: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .meta({ label: 'Gateway address', help: 'The address that messages are sent to.', secret: true }),
  method: z
    .enum(['POST', 'PUT'])
    .default('POST')
    .meta({ label: 'Method', help: 'The HTTP method that the gateway expects.', secret: false }),
  format: z.enum(['json', 'form']).default('json').meta({
    label: 'Format',
    help: 'The format of the body: JSON, or URL-encoded form fields.',
    secret: false,
  }),
  headers: z
    .record(headerName, headerValue)
    .default({})
    .meta({ label: 'Headers', help: 'Additional headers, for instance Authorization.', secret: true }),
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
      help: 'The fields that the gateway expects. {to} becomes the number in the format of `numberFormat`, {text} the message. Put nothing after {text}, because phones look for the code in the last line.',
      secret: true,
    }),
  numberFormat: z.enum(['e164', 'digits', 'national']).default('e164').meta({
    label: 'Number format',
    help: 'The format that the gateway accepts: `e164` is +8613800000001, `digits` is 8613800000001, `national` is 13800000001 and reaches only numbers with `phoneCountryCode`.',
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
          label: 'Response field',
          help: 'The field of a JSON response with the result, such as `code`, or `result.0.code` for a nested field. If absent, the start of the response is compared.',
          secret: false,
        }),
      value: z.string().min(1).max(200).meta({
        label: 'Success value',
        help: 'For gateways that also return 200 on failure: the value when the message was accepted, such as `0` or `OK`. Without `success`, every response from 200 to 299 counts as sent. A message with another value is retried, so check the setting with a test message.',
        secret: false,
      }),
    })
    .optional(),
});
export type SmsConfig = z.output<typeof smsConfigSchema>;
export type SmsConfigInput = z.input<typeof smsConfigSchema>;
