import { directoriesPhrases } from '@/lib/i18n/console/directories/directories-phrases';
import { settingWords } from '@/lib/i18n/console/directories/setting-words';
import type { Locale } from '@/lib/i18n/locales';
import { findProvider } from '@/lib/providers/registry';
import { readSchemaFields } from '@/lib/settings/schema-fields';

/** Returns a directory's problem in the reader's language, or null if only the log has words for it. */
export function problemWords(locale: Locale, kind: string, problem: string): string | null {
  const { phrases, t } = directoriesPhrases(locale);
  const [path = ''] = problem.split(':');
  if (/^[^.]+\.methods$/.test(path)) return `${phrases.checks.methods_missing} ${phrases.remedies.methods_missing}`;
  if (/^[^.]+\.kind$/.test(path)) return t('kindUnknown', { kind });
  const [, name] = /^[^.]+\.settings\.([\w-]+)/.exec(path) ?? [];
  const definition = findProvider(kind);
  const field = definition && readSchemaFields(definition.settingsSchema).find((each) => each.name === name);
  if (!field) return null;
  const label = settingWords(locale, `${kind}.${field.name}`, field)?.label ?? field.label;
  const isClosed = problem.includes('cannot be decrypted') || problem.includes('was encrypted with');
  return t(isClosed ? 'problemSecret' : 'problemSetting', { label });
}
