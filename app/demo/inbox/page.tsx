import type { Metadata } from 'next';
import { DemoFrame } from '@/app/demo/demo-frame';
import { demoPhrases } from '@/app/demo/messages';
import { requireDemo } from '@/app/demo/require-demo';
import { buttonClass } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { InboxList } from './inbox-list';
import { readMessages } from './inbox-message';
import { PeopleToTry } from './people-to-try';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: demoPhrases(locale).inbox.title };
}

export default async function InboxPage() {
  const demo = requireDemo();
  const { locale } = await getRequestFacts();
  const phrases = demoPhrases(locale).inbox;
  const answer = await fetch(`${demo.inboxUrl}/messages`, { cache: 'no-store' });
  const messages = readMessages(await answer.json())
    .slice(-50)
    .reverse();
  return (
    <DemoFrame
      title={phrases.title}
      intro={phrases.intro}
      path="/demo/inbox"
      links={[
        { path: '/', label: phrases.toReset },
        { path: '/demo/sign-in', label: phrases.toSignIn },
      ]}
    >
      <InboxList initial={messages} phrases={phrases} />
      <a href="/demo/inbox" className={buttonClass('secondary')}>
        {phrases.reload}
      </a>
      {demo.guideFile ? <PeopleToTry locale={locale} guideFile={demo.guideFile} /> : null}
    </DemoFrame>
  );
}
