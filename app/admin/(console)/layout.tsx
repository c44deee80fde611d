import { redirect } from 'next/navigation';
import { chooseLanguageAction } from '@/app/(portal)/actions';
import { staySignedInAction } from '@/app/admin/(console)/session/actions';
import { signOutAction } from '@/app/admin/sign-out/actions';
import { stepUpOptionsAction, stepUpPasskeyAction } from '@/app/admin/step-up/actions';
import { ActingAs } from '@/components/admin/acting-as';
import { ConsoleShell } from '@/components/admin/console-shell';
import { SessionWatch } from '@/components/admin/session-watch';
import { StepUpProvider } from '@/components/admin/step-up-context';
import { passkeysOf } from '@/lib/factors/factors-of';
import { consoleShellPhrases, roleName } from '@/lib/i18n/console/shell/shell-phrases';
import { signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { pagesFor } from '@/lib/operators/console-pages';
import { sessionLeft } from '@/lib/operators/operator-sessions';
import { requireOperator } from '@/lib/operators/require-operator';

export default async function ConsoleLayout({ children }: { children: React.ReactNode }) {
  const signedIn = await requireOperator('self.manage');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const phrases = consoleShellPhrases(locale);
  const { usePasskey, askingPasskey } = signInPhrases(locale).phrases;
  const hasPasskey = (await passkeysOf(services.db, actor.operator.id)).length > 0;
  const passkey = {
    optionsAction: stepUpOptionsAction,
    answerAction: stepUpPasskeyAction,
    labels: { button: usePasskey, pending: askingPasskey },
  };
  return (
    <ActingAs operatorId={actor.operator.id}>
      <ConsoleShell
        locale={locale}
        branding={services.config.branding}
        pages={pagesFor(actor.operator).map(({ name, path }) => ({ path, label: phrases[name] }))}
        operator={{ name: actor.operator.name, role: roleName(locale, actor.operator.role) }}
        phrases={phrases}
        languageAction={chooseLanguageAction}
        signOutAction={signOutAction}
      >
        <SessionWatch
          first={sessionLeft(actor.session, services.clock())}
          stayAction={staySignedInAction}
          phrases={phrases}
        >
          <StepUpProvider passkey={hasPasskey ? passkey : null}>{children}</StepUpProvider>
        </SessionWatch>
      </ConsoleShell>
    </ActingAs>
  );
}
