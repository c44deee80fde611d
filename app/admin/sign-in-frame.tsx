import type { ReactNode } from 'react';
import { chooseLanguageAction } from '@/app/(portal)/actions';
import { ActingAs } from '@/components/admin/acting-as';
import { SignInShell } from '@/components/admin/sign-in/sign-in-shell';
import { getRequestFacts } from '@/lib/actions/request-facts';
import type { OperatorId } from '@/lib/base/ids';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { getServices } from '@/lib/services/services';

type SignInFrameProps = {
  title: string;
  intro?: string;
  /** The path of the page itself. */
  path: string;
  /** The operator who is signing in, if known: the forms belong to them. */
  operatorId?: OperatorId;
  children: ReactNode;
};

/** The shell of a page before the console, filled from the request and the settings. */
export async function SignInFrame({ operatorId, children, ...props }: SignInFrameProps) {
  const { config } = await getServices();
  const { locale } = await getRequestFacts();
  return (
    <SignInShell
      {...props}
      locale={locale}
      branding={config.branding}
      phrases={consoleShellPhrases(locale)}
      languageAction={chooseLanguageAction}
    >
      {operatorId === undefined ? children : <ActingAs operatorId={operatorId}>{children}</ActingAs>}
    </SignInShell>
  );
}
