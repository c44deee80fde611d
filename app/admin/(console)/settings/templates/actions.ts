'use server';

import { answerErrors, answerSaved, answerTest } from '@/lib/admin/settings/answer-form';
import { templatesFormFields, typedValues } from '@/lib/admin/settings/form-fields';
import { readSections } from '@/lib/admin/settings/read-sections';
import { sampleFacts } from '@/lib/admin/settings/sample-facts';
import { saveSections } from '@/lib/admin/settings/save-sections';
import { sendTest } from '@/lib/admin/settings/send-test';
import { readTemplatesForm, withWords } from '@/lib/admin/settings/templates-form';
import { err } from '@/lib/base/result';
import { sampleMessage } from '@/lib/notify/rendering/sample-message';
import { defaultTemplates } from '@/lib/notify/templates/default-templates';
import { operatorFormAction } from '@/lib/operators/operator-action';

/** Stores the message texts of one language, or sends the operator one of them as it is in the form. */
export const saveTemplatesAction = operatorFormAction({
  name: 'save-templates',
  permission: 'settings.manage',
  target: () => 'settings:templates',
  fields: templatesFormFields,
  async handler(input, { services, actor }) {
    const values = typedValues(input);
    const { locale, testKind, testChannel, testTo } = input;
    const facts = sampleFacts(services, locale);
    const words = readTemplatesForm(input, defaultTemplates(locale, facts.supportUrl !== undefined));
    if (!words.ok) return answerErrors(words.error, values);
    if (input.intent === 'test') {
      const message = sampleMessage(testKind, testChannel, facts, words.value);
      return answerTest(await sendTest(services, actor, { message, phone: testTo }), actor.request.locale, values);
    }
    const read = await readSections(services, actor, ['messages']);
    if (!read.ok) return err({ error: read.error.code, values });
    const messages = withWords(read.value.values.messages, locale, words.value);
    const saved = await saveSections(services, actor, [{ name: 'messages', value: messages, version: input.version }]);
    return answerSaved(saved, { path: `/admin/settings/templates/${locale}`, locale: actor.request.locale }, values);
  },
});
