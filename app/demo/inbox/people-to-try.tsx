import 'server-only';
import { readGuide } from '@/app/demo/demo-files';
import { demoPhrases } from '@/app/demo/messages';
import { SampleList } from '@/app/demo/sample-list';
import { inLanguage } from '@/lib/i18n/local-text';
import type { Locale } from '@/lib/i18n/locales';
import { getServices } from '@/lib/services/services';

/** The sample people of each directory, with what to type. */
export async function PeopleToTry({ locale, guideFile }: { locale: Locale; guideFile: string }) {
  const phrases = demoPhrases(locale).inbox;
  const people = readGuide(guideFile);
  const { directories } = await getServices();
  return (
    <SampleList id="demo-people" title={phrases.peopleTitle} hint={phrases.peopleHint}>
      {directories.usable.map(({ id, name }) => (
        <details key={id} className="mt-3">
          <summary className="min-h-11 cursor-pointer py-2.5">{inLanguage(name, locale)}</summary>
          <ul className="grid gap-3">
            {people[id]?.map(({ username, email, phone, password }) => (
              <li key={username} className="grid wrap-anywhere">
                <span className="select-all">{email}</span>
                <span className="select-all">{phone}</span>
                <span className="select-all">{username}</span>
                <span className="font-mono select-all">{password}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </SampleList>
  );
}
