import 'server-only';
import { buttonClass } from '@/components/ui/button';
import { roleName } from '@/lib/i18n/console/shell/shell-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { readOperators } from './demo-files';
import { demoPhrases } from './messages';
import { readDemo } from './read-demo';
import { SampleList } from './sample-list';

/** The demo's operators with their passwords. Renders nothing outside the demo. */
export function DemoOperatorsHint({ locale }: { locale: Locale }) {
  const file = readDemo()?.operatorsFile;
  if (!file) return null;
  const phrases = demoPhrases(locale).operators;
  const operators = readOperators(file).filter(({ shown }) => shown);
  if (operators.length === 0) return null;
  return (
    <SampleList id="demo-operators" title={phrases.title} hint={phrases.hint}>
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
    </SampleList>
  );
}
