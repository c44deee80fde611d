import 'server-only';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { demoPhrases } from '@/app/demo/messages';
import { getEnv } from '@/lib/base/env';
import { inLanguage } from '@/lib/i18n/local-text';
import type { Locale } from '@/lib/i18n/locales';
import { getServices } from '@/lib/services/services';

const guideSchema = z.record(
  z.string(),
  z.array(z.object({ username: z.string(), email: z.string(), phone: z.string(), password: z.string() })),
);

/** The sample people of each directory, with what to type. */
export async function PeopleToTry({ locale }: { locale: Locale }) {
  const file = getEnv().demo?.guideFile;
  if (!file) return null;
  const phrases = demoPhrases(locale).inbox;
  const people = guideSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { directories } = await getServices();
  return (
    <section aria-labelledby="demo-people" className="border-t border-border pt-5 text-sm">
      <h2 id="demo-people" className="font-semibold">
        {phrases.peopleTitle}
      </h2>
      <p className="mt-1 text-muted">{phrases.peopleHint}</p>
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
    </section>
  );
}
