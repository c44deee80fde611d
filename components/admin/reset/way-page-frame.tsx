import type { ReactNode } from 'react';
import { PageHeader } from '@/components/admin/page-header';
import { Section } from '@/components/admin/section';

type WayPageProps = {
  title: string;
  intro: string;
  forAccount: string;
  back: { path: string; label: string };
  children: ReactNode;
};

/** The frame of the page for one way to reset someone's password: title, explanation, account, form and a link back. */
export function WayPageFrame({ title, intro, forAccount, back, children }: WayPageProps) {
  return (
    <>
      <PageHeader title={title} intro={intro} back={back} />
      <Section title={forAccount}>{children}</Section>
    </>
  );
}
