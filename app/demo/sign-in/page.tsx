import type { Metadata } from 'next';
import { DemoFrame } from '@/app/demo/demo-frame';
import { demoPhrases } from '@/app/demo/messages';
import { requireDemo } from '@/app/demo/require-demo';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { RadioCard } from '@/components/ui/radio-card';
import { TextInput } from '@/components/ui/text-input';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { inLanguage } from '@/lib/i18n/local-text';
import { getServices } from '@/lib/services/services';
import { trySignInAction } from './actions';
import { signInOutcomes } from './sign-in-schema';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: demoPhrases(locale).signIn.title };
}

export default async function SignInPage({ searchParams }: Props) {
  requireDemo();
  const { locale } = await getRequestFacts();
  const { directories } = await getServices();
  const phrases = demoPhrases(locale).signIn;
  const query = await searchParams;
  const outcome = signInOutcomes.find((known) => known === query['outcome']);
  const chosen = query['directory'] ?? directories.usable[0]?.id;
  return (
    <DemoFrame
      title={phrases.title}
      intro={phrases.intro}
      path="/demo/sign-in"
      links={[
        { path: '/', label: phrases.toReset },
        { path: '/demo/inbox', label: phrases.toInbox },
      ]}
    >
      {outcome ? (
        <div data-sign-in={outcome}>
          <Alert tone={outcome.startsWith('yes') ? 'ok' : 'danger'}>
            <p>{phrases[outcome]}</p>
          </Alert>
        </div>
      ) : null}
      <form action={trySignInAction} className="grid gap-5">
        <fieldset className="grid gap-2.5">
          <legend className="mb-1.5 font-medium">{phrases.directory}</legend>
          {directories.usable.map(({ id, name }) => (
            <RadioCard
              key={id}
              name="directory"
              value={id}
              label={inLanguage(name, locale)}
              defaultChecked={id === chosen}
            />
          ))}
        </fieldset>
        <Field id="username" label={phrases.username} hint={phrases.usernameHint}>
          {(control) => (
            <TextInput
              {...control}
              name="username"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              maxLength={255}
            />
          )}
        </Field>
        <Field id="password" label={phrases.password}>
          {(control) => <TextInput {...control} type="password" name="password" autoComplete="off" required />}
        </Field>
        <Button>{phrases.submit}</Button>
      </form>
    </DemoFrame>
  );
}
