import { type ConsoleErrorCode, consoleErrorCodes, type PortalErrorCode } from '@/lib/base/errors';
import type { Locale } from '@/lib/i18n/locales';
import { type FormPhrases, formPhrases } from '@/lib/i18n/phrases/form-phrases';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

const languages: Record<Locale, Record<ConsoleErrorCode, string>> = { en, 'zh-CN': zhCn, es };

const triesLeft: Record<Locale, string> = {
  en: 'Tries left for the next 24 hours: {count}.',
  'zh-CN': '未来 24 小时内还可尝试 {count} 次。',
  es: 'Intentos restantes en 24 horas: {count}.',
};

const leaveUnsaved: Record<Locale, string> = {
  en: "Your changes aren't saved. Leave this page without saving them?",
  'zh-CN': '更改尚未保存。要离开此页面并放弃更改吗？',
  es: 'Los cambios no se han guardado. ¿Salir de esta página sin guardarlos?',
};

/** Message for a console error code. */
export function consoleErrorWords(locale: Locale, code: ConsoleErrorCode): string {
  return languages[locale][code];
}

/** Error phrases of a console form. `own` lists the portal error codes that can also occur in it. */
export function consoleFormPhrases(locale: Locale, own: readonly PortalErrorCode[] = []): FormPhrases {
  const phrases = formPhrases(locale, own);
  const told = Object.fromEntries(consoleErrorCodes.map((code) => [code, languages[locale][code]]));
  return {
    ...phrases,
    triesLeft: triesLeft[locale],
    leaveUnsaved: leaveUnsaved[locale],
    errors: { ...told, ...phrases.errors },
  };
}
