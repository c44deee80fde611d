import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { FactList } from '@/components/admin/fact-list';
import { Section } from '@/components/admin/section';
import { SettingsPage } from '@/components/admin/settings/settings-page';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { describeFacts } from '@/lib/admin/settings/describe-facts';
import { describeSections } from '@/lib/admin/settings/describe-sections';
import { installationFacts } from '@/lib/admin/settings/installation-facts';
import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import { requireOperator } from '@/lib/operators/require-operator';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: settingsPhrases(locale).phrases.title };
}

export default async function SettingsOverview() {
  const signedIn = await requireOperator('settings.read');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const facts = await installationFacts(services, actor);
  if (!facts.ok) redirect('/admin/not-allowed');
  const { phrases } = settingsPhrases(locale);
  return (
    <SettingsPage locale={locale} current="overview" source={facts.value.source}>
      <ul className="mb-6 grid gap-3 sm:grid-cols-2">
        {describeSections(services.config, locale).map(({ path, title, line }) => (
          <li key={path} className="min-w-0">
            <Link
              href={path}
              prefetch={false}
              className="block h-full rounded-xl border border-border bg-surface p-4 hover:bg-sunken"
            >
              <span className="block font-semibold">{title}</span>
              <span className="block text-sm wrap-break-word text-muted">{line}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Section title={phrases.facts}>
        <FactList facts={describeFacts(facts.value, locale)} />
      </Section>
    </SettingsPage>
  );
}
