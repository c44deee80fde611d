import type { DirectoryOption } from '@/components/portal/directory-choice';
import type { Directory } from '@/lib/directories/directory';
import { inLanguage } from '@/lib/i18n/local-text';
import type { Locale } from '@/lib/i18n/locales';

/** The directories that a form lets a person choose from. */
export function directoryOptions(directories: readonly Directory[], locale: Locale): DirectoryOption[] {
  return directories.map(({ id, name, help }) => ({
    id,
    name: inLanguage(name, locale),
    ...(help ? { help: inLanguage(help, locale) } : {}),
  }));
}
