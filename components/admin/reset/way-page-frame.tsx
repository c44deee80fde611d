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

/** The page of one way to reset for somebody: what it does, to whom, the form, and the way back. */
export function WayPageFrame({ title, intro, forAccount, back, children }: WayPageProps) {
  return (
    <>
      <PageHeader title={title} intro={intro} back={back} />
      <Section title={forAccount}>{children}</Section>
    </>
  );
}
