'use server';

import { answerErrors, answerSaved, answerTest } from '@/lib/admin/settings/answer-form';
import { mayCall } from '@/lib/admin/settings/check-address';
import { mailFormFields, smsFormFields, typedValues } from '@/lib/admin/settings/form-fields';
import { readMailForm } from '@/lib/admin/settings/mail-form';
import { readSections } from '@/lib/admin/settings/read-sections';
import { saveSections } from '@/lib/admin/settings/save-sections';
import { readSmsForm } from '@/lib/admin/settings/sms-form';
import { tryTransport } from '@/lib/admin/settings/try-transport';
import { err } from '@/lib/base/result';
import { smsConfigSchema } from '@/lib/notify/config';
import { operatorFormAction } from '@/lib/operators/operator-action';

const path = '/admin/settings/messages';

/** Stores the mail settings, or tests the values in the form. */
export const saveMailAction = operatorFormAction({
  name: 'save-mail',
  permission: 'settings.manage',
  target: () => 'settings:messages',
  fields: mailFormFields,
  async handler(input, { services, actor }) {
    // The typed address may contain a password.
    const values = typedValues(input, URL.parse(input.url)?.password ? ['url', 'password'] : ['password']);
    const read = await readSections(services, actor, ['mail']);
    if (!read.ok) return err({ error: read.error.code, values });
    const mail = readMailForm(input, read.value.values.mail);
    if (!mail.ok) return answerErrors(mail.error, values);
    if (mail.value && !(await mayCall(services, mail.value.url)))
      return answerErrors({ url: 'address_not_allowed' }, values);
    if (input.intent === 'test')
      return answerTest(
        await tryTransport(services, actor, 'email', { config: { mail: mail.value }, phone: '' }),
        actor.request.locale,
        values,
      );
    const saved = await saveSections(services, actor, [{ name: 'mail', value: mail.value, version: input.version }]);
    return answerSaved(saved, { path, locale: actor.request.locale }, values);
  },
});

/** Stores the SMS settings, or tests the values in the form. */
export const saveSmsAction = operatorFormAction({
  name: 'save-sms',
  permission: 'settings.manage',
  target: () => 'settings:messages',
  fields: smsFormFields,
  async handler(input, { services, actor }) {
    const values = typedValues(input, ['url', 'headers', 'body']);
    const read = await readSections(services, actor, ['sms']);
    if (!read.ok) return err({ error: read.error.code, values });
    const sms = readSmsForm(input, read.value.values.sms);
    if (!sms.ok) return answerErrors(sms.error, values);
    if (sms.value && !(await mayCall(services, sms.value.url)))
      return answerErrors({ url: 'address_not_allowed' }, values);
    if (input.intent === 'test') {
      const config = { sms: sms.value && smsConfigSchema.parse(sms.value) };
      return answerTest(
        await tryTransport(services, actor, 'sms', { config, phone: input.testTo }),
        actor.request.locale,
        values,
      );
    }
    const saved = await saveSections(services, actor, [{ name: 'sms', value: sms.value, version: input.version }]);
    return answerSaved(saved, { path, locale: actor.request.locale }, values);
  },
});
