'use client';

import { Card } from '@/components/admin/card';
import type { FieldGroup, FieldSpec } from '@/lib/forms/field-spec';
import {
  type SampleFacts,
  type SampleKind,
  sampleMessage,
  sampleShortCode,
} from '@/lib/notify/rendering/sample-message';
import { smsSegments } from '@/lib/notify/rendering/sms-segments';
import type { MessageWords } from '@/lib/notify/templates/messages-config';
import { type TemplateKey, templateKeys } from '@/lib/notify/templates/template-rules';
import { SettingsForm, type SettingsFormParts } from './settings-form';
import { TemplatePreview } from './template-preview';
import { useTypedTexts } from './use-typed-texts';

type TemplatesEditorProps = SettingsFormParts & {
  groups: readonly FieldGroup[];
  testFields: readonly FieldSpec[];
  defaults: Record<TemplateKey, string>;
  facts: SampleFacts;
  words: {
    asItComes: string;
    preview: string;
    /** The name of each message. */
    kinds: Record<SampleKind, string>;
    subjectLine: string;
    asText: string;
    sms: string;
    /** The cost of an SMS, by number of segments minus one, with the placeholder `{characters}`. */
    segments: readonly string[];
  };
};

/** The message previewed below each field. */
const shownUnder: Partial<Record<string, SampleKind>> = {
  codeSms: 'code',
  changedSms: 'changed',
  unconfirmedSms: 'unconfirmed',
  handoffSms: 'handoff',
};

/** The form for the texts in one language, with Rekey's default below each text and a preview of every message. */
export function TemplatesEditor({ defaults, facts, words, ...parts }: TemplatesEditorProps) {
  const { text, onValues } = useTypedTexts(parts.groups.flatMap(({ fields }) => fields));
  const own = ownWords(text, defaults);
  return (
    <Card>
      <SettingsForm
        {...parts}
        onValues={onValues}
        below={(name) => (
          <>
            {name in defaults ? (
              <details className="-mt-3 text-sm">
                <summary className="min-h-11 py-2.5 text-muted">{words.asItComes}</summary>
                <p className="mt-1 border-s-2 border-border ps-3 wrap-break-word whitespace-pre-line">
                  {defaults[name as TemplateKey]}
                </p>
              </details>
            ) : null}
            {shownUnder[name] ? <Preview kind={shownUnder[name]} own={own} facts={facts} words={words} /> : null}
          </>
        )}
      />
    </Card>
  );
}

type PreviewProps = Pick<TemplatesEditorProps, 'facts' | 'words'> & { kind: SampleKind; own: MessageWords };

function Preview({ kind, own, facts, words }: PreviewProps) {
  const mail = sampleMessage(kind, 'email', facts, own);
  const sms = sampleMessage(kind, 'sms', facts, own);
  if (mail.method !== 'email') return null;
  const segments = smsSegments(sms.text);
  const told = words.segments[segments - 1] ?? words.segments.at(-1) ?? '';
  return (
    <TemplatePreview
      mail={mail}
      sms={sms.text}
      code={kind === 'handoff' ? sampleShortCode : '0'.repeat(facts.codeDigits)}
      words={{
        ...words,
        preview: `${words.preview}: ${words.kinds[kind]}`,
        segments: told.replace('{characters}', String(sms.text.length)),
      }}
    />
  );
}

function ownWords(typed: (key: TemplateKey) => string, defaults: Record<TemplateKey, string>): MessageWords {
  const own: MessageWords = {};
  for (const key of templateKeys) {
    const text = typed(key).replaceAll('\r\n', '\n').trim();
    if (text !== '' && text !== defaults[key]) own[key] = text;
  }
  return own;
}
