import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageNotice } from '@/app/admin/page-notice';
import { Section } from '@/components/admin/section';
import { SettingsForm } from '@/components/admin/settings/settings-form';
import { SettingsPage } from '@/components/admin/settings/settings-page';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { settingsFormParts } from '@/lib/admin/settings/form-parts';
import { hasMailPassword, showMailUrl } from '@/lib/admin/settings/mail-form';
import { openSettingsPage } from '@/lib/admin/settings/open-settings-page';
import { originOf } from '@/lib/admin/settings/sms-form';
import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import { fill } from '@/lib/i18n/fill';
import { punctuation } from '@/lib/i18n/punctuation';
import { greetingNameOf } from '@/lib/notify/greeting-name';
import { saveMailAction, saveSmsAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: settingsPhrases(locale).phrases.messages };
}

export default async function MessagesPage() {
  const page = await openSettingsPage(['mail', 'sms']);
  if (!page.ok) redirect(page.error.path);
  const { services, actor, values, source, broken, version } = page.value;
  const { locale } = actor.request;
  const { mail, sms } = values;
  const { phrases, t } = settingsPhrases(locale);
  const [mailVersion = '0', smsVersion = '0'] = version.split('.');
  const parts = settingsFormParts(page.value, 'settings:messages');
  const testing = { testing: phrases.testing, testNote: phrases.testUnsaved };
  const { gap } = punctuation[locale];
  const secretHint = (isSet: boolean) => (isSet ? phrases.keepSecret : phrases.noSecret);
  const smsUrl = sms ? fill(phrases.smsUrlSet, { server: originOf(sms.url) }) : phrases.smsUrlHint;
  const headers = sms && Object.keys(sms.headers).length > 0;
  const options = (...names: string[]) => names.map((value) => ({ value, label: value }));
  return (
    <SettingsPage
      locale={locale}
      current="messages"
      source={source}
      isBroken={broken.length > 0}
      notice={<PageNotice />}
    >
      <Section title={phrases.mail}>
        <SettingsForm
          key={mailVersion}
          {...parts}
          action={saveMailAction}
          labels={{ ...parts.labels, ...testing, test: phrases.test }}
          hidden={{ version: mailVersion }}
          groups={[
            {
              fields: [
                {
                  kind: 'text',
                  name: 'url',
                  label: phrases.mailUrl,
                  hint: phrases.mailUrlHint,
                  placeholder: 'smtps://',
                  value: showMailUrl(mail?.url),
                },
                {
                  kind: 'secret',
                  name: 'password',
                  label: phrases.mailPassword,
                  hint: secretHint(hasMailPassword(mail?.url)),
                },
                { kind: 'text', name: 'from', label: phrases.from, hint: phrases.fromHint, value: mail?.from },
                {
                  kind: 'text',
                  name: 'greeting',
                  label: phrases.mailGreeting,
                  hint: phrases.mailGreetingHint,
                  placeholder: greetingNameOf(services.env.APP_URL),
                  value: mail?.greeting,
                },
                { kind: 'checkbox', name: 'off', label: phrases.mailOff },
              ],
            },
          ]}
        />
      </Section>
      <Section title={phrases.sms}>
        <SettingsForm
          key={smsVersion}
          {...parts}
          action={saveSmsAction}
          labels={{ ...parts.labels, ...testing, test: phrases.testSms }}
          hidden={{ version: smsVersion }}
          groups={[
            {
              fields: [
                { kind: 'text', name: 'url', label: phrases.smsUrl, hint: smsUrl, placeholder: 'https://' },
                {
                  kind: 'select',
                  name: 'method',
                  label: phrases.smsMethod,
                  options: options('POST', 'PUT'),
                  value: sms?.method,
                },
                {
                  kind: 'select',
                  name: 'format',
                  label: phrases.smsFormat,
                  options: options('json', 'form'),
                  value: sms?.format,
                },
                {
                  kind: 'select',
                  name: 'numberFormat',
                  label: phrases.smsNumberFormat,
                  hint: phrases.smsNumberFormatHint,
                  options: [
                    { value: 'e164', label: '+8613800000001' },
                    { value: 'digits', label: '8613800000001' },
                    { value: 'national', label: '13800000001' },
                  ],
                  value: sms?.numberFormat,
                },
                {
                  kind: 'textarea',
                  name: 'headers',
                  label: phrases.smsHeaders,
                  hint: `${phrases.smsHeadersHint}${gap}${secretHint(Boolean(headers))}`,
                  rows: 2,
                },
                ...(headers ? [{ kind: 'checkbox' as const, name: 'noHeaders', label: phrases.smsNoHeaders }] : []),
                {
                  kind: 'textarea',
                  name: 'body',
                  label: phrases.smsBody,
                  hint: `${t('smsBodyHint')}${gap}${secretHint(sms !== undefined)}`,
                  rows: 3,
                },
                {
                  kind: 'text',
                  name: 'success.field',
                  label: phrases.smsSuccessField,
                  hint: phrases.smsSuccessFieldHint,
                  value: sms?.success?.field,
                },
                {
                  kind: 'text',
                  name: 'success.value',
                  label: phrases.smsSuccessValue,
                  hint: phrases.smsSuccessValueHint,
                  value: sms?.success?.value,
                },
                { kind: 'checkbox', name: 'off', label: phrases.smsOff },
              ],
            },
          ]}
          testFields={[{ kind: 'tel', name: 'testTo', label: phrases.testTo, hint: phrases.testToHint }]}
        />
      </Section>
    </SettingsPage>
  );
}
