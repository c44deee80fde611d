import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';
import { getTranslator } from '@/lib/i18n/translator';

/** Phrases of the layout around every portal page. */
export function shellPhrases(locale: Locale) {
  const { shell } = messagesFor(locale);
  const t = getTranslator(locale);
  return {
    skip: shell.skip,
    steps: shell.steps,
    stepNames: [shell.stepIdentify, shell.stepProve, shell.stepChoose] as const,
    stepOf: ([1, 2, 3] as const).map((step) => t('shell.stepOf', { step: String(step), total: '3' })),
    stepDone: shell.stepDone,
    language: shell.language,
    help: shell.help,
    getHelp: shell.getHelp,
    privacy: shell.privacy,
    privacyLink: shell.privacyLink,
    cookiesOff: shell.cookiesOff,
  };
}

export type ShellPhrases = ReturnType<typeof shellPhrases>;
