'use client';

import { usePathname } from 'next/navigation';
import { LanguageSwitch } from '@/components/ui/language-switch';
import type { Locale } from '@/lib/i18n/locales';

type ConsoleLanguageProps = { locale: Locale; action: (form: FormData) => Promise<void>; label: string };

/** The language switch. It returns to the current page. */
export function ConsoleLanguage(props: ConsoleLanguageProps) {
  return (
    <div className="ms-1 *:justify-start **:[button]:px-2">
      <LanguageSwitch {...props} path={usePathname()} />
    </div>
  );
}
