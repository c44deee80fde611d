import { z } from 'zod';
import { isHttpsOrLoopback } from '@/lib/base/network';

/** The meanings that a vendor code can have; used by the table in `errors.ts` and by the setting `errorCodes`. */
const failureMeanings = [
  'account_gone',
  'account_read_only',
  'account_disabled',
  'password_refused',
  'puzzle_refused',
  'code_refused',
  'proof_expired',
  'throttled',
  'busy',
  'credentials_refused',
  'forbidden',
  'service_disabled',
  'unavailable',
] as const;
export type FailureMeaning = (typeof failureMeanings)[number];

const optionalText = (limit: number) =>
  z
    .string()
    .max(limit)
    .transform((value) => value.trim() || undefined)
    .optional();

/**
 * Settings of one Huawei Cloud Meeting directory. The self-service flow only needs the endpoint, which has a default.
 */
export const meetingSettingsSchema = z
  .strictObject({
    endpoint: z
      .url({ protocol: /^https?$/ })
      .refine((value) => isSafeEndpoint(value), 'use https (http only on loopback)')
      .transform((value) => value.replace(/\/+$/, ''))
      .default('https://api.meeting.huaweicloud.com')
      .meta({
        label: 'Endpoint',
        help: 'China: https://api.meeting.huaweicloud.com. International: https://api-intl.meeting.huaweicloud.com.',
        address: true,
        secret: false,
      }),
    appId: optionalText(64).meta({
      label: 'App ID',
      help: 'Only for the console: search and passwords sent by the vendor. Self-service works without it.',
      secret: false,
    }),
    appKey: optionalText(256).meta({ label: 'App Key', help: 'The key that belongs to the App ID.', secret: true }),
    corpId: optionalText(64).meta({
      label: 'Company ID',
      help: 'Only for an app of a service provider that serves several companies. Leave empty otherwise.',
      address: true,
      secret: false,
    }),
    userId: optionalText(255).meta({
      label: 'Administrator',
      help: 'Third-party user ID of an administrator. If empty, the default administrator is used. The vendor registers unknown IDs.',
      secret: false,
    }),
    passwordRules: z.enum(['strict', 'documented-minimum']).default('strict').meta({
      label: 'Password rules',
      help: 'strict satisfies every edition of the vendor’s rule. documented-minimum only requires two kinds of characters.',
      secret: false,
    }),
    methods: z
      .array(z.enum(['email', 'sms']))
      .min(1)
      .default(['sms', 'email'])
      .meta({ label: 'Methods', help: 'How the vendor may send its code. The first is the default.', secret: false }),
    errorCodes: z
      .record(z.string().regex(/^[\w.-]{1,64}$/), z.enum(failureMeanings))
      .default({})
      .meta({
        label: 'Error codes',
        help: 'Vendor codes seen in production, each with its meaning. Added to the built-in table.',
        secret: false,
      }),
  })
  .refine((settings) => (settings.appId === undefined) === (settings.appKey === undefined), {
    error: 'appId and appKey belong together',
    path: ['appKey'],
  });

export type MeetingSettings = z.output<typeof meetingSettingsSchema>;

function isSafeEndpoint(value: string): boolean {
  const url = URL.parse(value);
  if (!url || url.username || url.search || url.hash) return false;
  return isHttpsOrLoopback(url);
}
