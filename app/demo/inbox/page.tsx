import type { Metadata } from 'next';
import { chooseLanguageAction } from '@/app/(portal)/actions';
import { demoPhrases } from '@/app/demo/messages';
import { requireDemo } from '@/app/demo/require-demo';
import { PortalShell } from '@/components/portal/portal-shell';
import { buttonClass } from '@/components/ui/button';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { getRequestFacts } from '@/lib/request-facts';
import { getServices } from '@/lib/services';
import { InboxList } from './inbox-list';
import { readMessages } from './inbox-message';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: demoPhrases(locale).inbox.title };
}

export default async function InboxPage() {
  const demo = requireDemo();
  const { locale } = await getRequestFacts();
  const { config } = await getServices();
  const phrases = demoPhrases(locale).inbox;
  const answer = await fetch(`${demo.inboxUrl}/messages`, { cache: 'no-store' });
  const messages = readMessages(await answer.json())
    .slice(-50)
    .reverse();
  return (
    <PortalShell
      locale={locale}
      branding={config.branding}
      step={null}
      title={phrases.title}
      intro={phrases.intro}
      phrases={shellPhrases(locale)}
      path="/demo/inbox"
      languageAction={chooseLanguageAction}
    >
      <InboxList initial={messages} phrases={phrases} />
      <a href="/demo/inbox" className={buttonClass('secondary')}>
        {phrases.reload}
      </a>
      <p className="flex flex-wrap gap-x-4">
        <a href="/" className={buttonClass('quiet')}>
          {phrases.toReset}
        </a>
        <a href="/demo/sign-in" className={buttonClass('quiet')}>
          {phrases.toSignIn}
        </a>
      </p>
    </PortalShell>
  );
}
