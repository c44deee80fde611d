import type { Metadata } from 'next';
import { DemoFrame } from '@/app/demo/demo-frame';
import { demoPhrases } from '@/app/demo/messages';
import { requireDemo } from '@/app/demo/require-demo';
import { getRequestFacts } from '@/lib/actions/request-facts';
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
  const phrases = demoPhrases(locale).authenticator;
  const { codes, secondsLeft } = await readCodes();
  return (
    <DemoFrame
      title={phrases.title}
      intro={phrases.intro}
      path="/demo/authenticator"
      links={[
        { path: '/demo/authenticator', label: phrases.reload },
        { path: '/admin', label: phrases.toConsole },
        { path: '/demo/inbox', label: phrases.toInbox },
      ]}
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
    </DemoFrame>
  );
}
