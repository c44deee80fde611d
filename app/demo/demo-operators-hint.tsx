import 'server-only';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { buttonClass } from '@/components/ui/button';
import { getEnv } from '@/lib/base/env';
import { roles } from '@/lib/base/permissions';
import { roleName } from '@/lib/i18n/console/shell/shell-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { demoPhrases } from './messages';

const operatorsSchema = z.array(
  z.object({ email: z.string(), role: z.enum(roles), password: z.string(), shown: z.boolean().default(false) }),
);

/** Who may sign in to the demo's console, and with what. Nothing outside the demo. */
export function DemoOperatorsHint({ locale }: { locale: Locale }) {
  const file = getEnv().demo?.operatorsFile;
  if (!file) return null;
  const phrases = demoPhrases(locale).operators;
  const all = operatorsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const operators = all.filter(({ shown }) => shown);
  if (operators.length === 0) return null;
  return (
    <section aria-labelledby="demo-operators" className="border-t border-border pt-5 text-sm">
      <h2 id="demo-operators" className="font-semibold">
        {phrases.title}
      </h2>
      <p className="mt-1 text-muted">{phrases.hint}</p>
      <dl className="mt-3 grid gap-3">
        {operators.map(({ email, role, password }) => (
          <div key={email}>
            <dt className="text-muted">{roleName(locale, role)}</dt>
            <dd className="wrap-anywhere select-all">{email}</dd>
            <dd className="font-mono wrap-anywhere select-all">{password}</dd>
          </div>
        ))}
      </dl>
      <a href="/demo/authenticator" className={`${buttonClass('quiet')} -mx-3 mt-1`}>
        {phrases.toAuthenticator}
      </a>
    </section>
  );
}
