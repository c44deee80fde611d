import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { punctuation } from '@/lib/i18n/punctuation';
import { explainDelivery } from './explain-delivery';
import type { InstallationFacts } from './installation-facts';

/** Describes the facts of an installation in words, in reading order. */
export function describeFacts(facts: InstallationFacts, locale: Locale): { label: string; value: string }[] {
  const { phrases, t } = settingsPhrases(locale);
  const { colon, comma } = punctuation[locale];
  const list = (names: readonly string[]) => names.join(comma) || phrases.none;
  const { queueAgeSeconds, directories, failingChannels } = facts;
  return [
    { label: phrases.version, value: facts.version },
    { label: phrases.address, value: facts.appUrl },
    { label: phrases.database, value: `${phrases[facts.database]}${colon}${phrases[facts.durability]}` },
    { label: phrases.source, value: facts.source === 'file' ? phrases.sourceFile : phrases.sourceDatabase },
    {
      label: phrases.queue,
      value: queueAgeSeconds === null ? phrases.queueEmpty : t('queueAge', { seconds: queueAgeSeconds }),
    },
    ...failingChannels.map(({ method, ...failure }) => ({
      label: fill(phrases.channelFails, { channel: method === 'email' ? phrases.mail : phrases.sms }),
      value: explainDelivery(failure, locale),
    })),
    { label: phrases.signIn, value: list([phrases.ownAccounts, ...facts.signInWith]) },
    { label: phrases.usable, value: list(directories.usable) },
    { label: phrases.brokenDirectories, value: list(directories.broken) },
  ];
}
