import type { ReactNode } from 'react';
import { chooseLanguageAction } from '@/app/(portal)/actions';
import { PortalShell } from '@/components/portal/portal-shell';
import { buttonClass } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { getServices } from '@/lib/services/services';

type DemoFrameProps = {
  title: string;
  intro: string;
  /** Path of this page. */
  path: string;
  /** Links at the end of the page. */
  links: readonly { path: string; label: string }[];
  children: ReactNode;
};

/** The frame of a demo page. */
export async function DemoFrame({ links, children, ...page }: DemoFrameProps) {
  const { config } = await getServices();
  const { locale } = await getRequestFacts();
  return (
    <PortalShell
      {...page}
      locale={locale}
      branding={config.branding}
      step={null}
      phrases={shellPhrases(locale)}
      languageAction={chooseLanguageAction}
    >
      {children}
      <p className="flex flex-wrap gap-x-4">
        {links.map(({ path, label }) => (
          <a key={path} href={path} className={buttonClass('quiet')}>
            {label}
          </a>
        ))}
      </p>
    </PortalShell>
  );
}
