import { inLanguage } from '@/lib/i18n/local-text';
import type { MessageLocale } from '@/lib/notify/rendering/message';
import type { SampleFacts } from '@/lib/notify/rendering/sample-message';
import type { Services } from '@/lib/services/services';

/** Returns the facts for sample messages of this installation. */
export function sampleFacts(services: Services, locale: MessageLocale): SampleFacts {
  const { branding, codeDigits } = services.config;
  return {
    locale,
    brandName: branding.name,
    directoryName: inLanguage(services.directories.usable[0]?.name ?? branding.name, locale),
    appUrl: services.env.APP_URL,
    supportUrl: branding.supportUrl,
    codeDigits,
    codeMinutes: services.limits.codeMinutes,
    at: services.clock().getTime(),
  };
}
