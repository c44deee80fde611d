import type { Metadata } from 'next';
import { chooseLanguageAction } from '@/app/(portal)/actions';
import { demoPhrases } from '@/app/demo/messages';
import { requireDemo } from '@/app/demo/require-demo';
import { PortalShell } from '@/components/portal/portal-shell';
import { buttonClass } from '@/components/ui/button';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { getRequestFacts } from '@/lib/request-facts';
import { getServices } from '@/lib/services';
import { readKeyAction } from './actions';
import { KeyForm } from './key-form';
import { readCodes } from './read-codes';
import { RefreshCodes } from './refresh-codes';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: demoPhrases(locale).authenticator.title };
}

export default async function AuthenticatorPage() {
  requireDemo();
  const { locale } = await getRequestFacts();
  const { config } = await getServices();
  const phrases = demoPhrases(locale).authenticator;
  const { codes, secondsLeft } = await readCodes();
  return (
    <PortalShell
      locale={locale}
      branding={config.branding}
      step={null}
      title={phrases.title}
      intro={phrases.intro}
      phrases={shellPhrases(locale)}
      path="/demo/authenticator"
      languageAction={chooseLanguageAction}
    >
      <ul className="grid gap-3">
        {codes.map(({ name, email, code }) => (
          <li key={email} className="rounded-lg border border-border p-3">
            <span className="block font-medium">{name}</span>
            <span className="block text-sm wrap-anywhere text-muted">{email}</span>
            <span data-code={email} className="mt-1 block font-mono text-2xl tracking-widest">
              {code}
            </span>
          </li>
        ))}
      </ul>
      <RefreshCodes key={codes.map(({ code }) => code).join()} secondsLeft={secondsLeft} />
      <KeyForm action={readKeyAction} phrases={phrases} />
      <p className="flex flex-wrap gap-x-4">
        <a href="/demo/authenticator" className={buttonClass('quiet')}>
          {phrases.reload}
        </a>
        <a href="/admin" className={buttonClass('quiet')}>
          {phrases.toConsole}
        </a>
        <a href="/demo/inbox" className={buttonClass('quiet')}>
          {phrases.toInbox}
        </a>
      </p>
    </PortalShell>
  );
}
