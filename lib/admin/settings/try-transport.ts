import 'server-only';
import type { ContactMethod } from '@/lib/base/contact';
import type { Result } from '@/lib/base/result';
import type { MailConfig, SmsConfig } from '@/lib/notify/config';
import { createNotifier, type Notifier } from '@/lib/notify/create-notifier';
import { sampleMessage } from '@/lib/notify/rendering/sample-message';
import type { Actor } from '@/lib/operators/actor';
import type { Services } from '@/lib/services/services';
import { sampleFacts } from './sample-facts';
import { sendTest, type TestFailure } from './send-test';

/** Sends a sample code with settings that need not be saved. Failures are those of `sendTest`. */
export async function tryTransport(
  services: Services,
  actor: Actor,
  method: ContactMethod,
  { config, phone }: { config: { mail?: MailConfig | undefined; sms?: SmsConfig | undefined }; phone: string },
): Promise<Result<{ to: string }, TestFailure>> {
  const { locale } = actor.request;
  const message = sampleMessage('code', method, sampleFacts(services, locale), services.config.messages[locale]);
  const { env, outbound, logger } = services;
  const { phoneCountryCode } = services.config;
  const notifier: Notifier = createNotifier({ ...config, phoneCountryCode }, { outbound, logger, appUrl: env.APP_URL });
  try {
    return await sendTest(services, actor, { message, phone, notifier });
  } finally {
    notifier.close();
  }
}
