import { type Locale, localeNames, locales } from '@/lib/i18n/locales';

type LanguageSwitchProps = {
  locale: Locale;
  path: string;
  /** Reads `locale` and `path`, stores the choice and redirects to the path. */
  action: (form: FormData) => Promise<void>;
  label: string;
};

/** The languages as buttons, each under its own name. They work without scripts, and no GET changes anything. */
export function LanguageSwitch({ locale, path, action, label }: LanguageSwitchProps) {
  return (
    <form action={action} aria-label={label} className="flex flex-wrap justify-center">
      <input type="hidden" name="path" value={path} />
      {locales.map((each) => (
        <button
          key={each}
          type="submit"
          name="locale"
          value={each}
          lang={each}
          aria-current={each === locale ? 'true' : undefined}
          className={`min-h-11 rounded-lg px-3 hover:bg-sunken hover:text-text ${each === locale ? 'font-semibold text-text' : 'underline underline-offset-4'}`}
        >
          {localeNames[each]}
        </button>
      ))}
    </form>
  );
}
