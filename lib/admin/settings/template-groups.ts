import type { FieldGroup, FieldSpec } from '@/lib/forms/field-spec';
import type { SettingsMessages } from '@/lib/i18n/console/settings/settings-phrases';
import { type TemplateKey, templateKeys, templateRules } from '@/lib/notify/templates/template-rules';

const fieldNames = { Subject: 'fieldSubject', Mail: 'fieldMail', Sms: 'fieldSms' } as const;

/** Returns the message texts as form fields, one group per message, with their placeholders. */
export function templateGroups(
  phrases: SettingsMessages,
  texts: { [Key in TemplateKey]?: string | undefined },
): FieldGroup[] {
  const groups = new Map<string, FieldSpec[]>();
  for (const key of templateKeys) {
    const [, group = key, part = ''] = /^([a-z]+)(Subject|Mail|Sms)$/.exec(key) ?? [];
    const title = phrases[`group_${group}` as 'group_code'];
    const label = phrases[fieldNames[part as keyof typeof fieldNames] ?? 'fieldFooter'];
    groups.set(title, [...(groups.get(title) ?? []), fieldOf(key, label, phrases, texts[key] ?? '')]);
  }
  return [...groups].map(([title, fields]) => ({ title, fields }));
}

function fieldOf(name: TemplateKey, label: string, phrases: SettingsMessages, value: string): FieldSpec {
  const { kind, placeholders, required, longest } = templateRules[name];
  const known = placeholders.map((each) => `{${each}}${required.includes(each) ? ` (${phrases.needed})` : ''}`);
  const common = { name, label, hint: `${phrases.placeholders} ${known.join(', ')}`, value, maxLength: longest };
  if (kind === 'mail') return { ...common, kind: 'textarea', rows: 11 };
  return kind === 'sms' ? { ...common, kind: 'textarea', rows: 3 } : { ...common, kind: 'text' };
}
