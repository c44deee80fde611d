'use client';

import type { ReactNode } from 'react';
import { Card } from '@/components/admin/card';
import { ruleWords } from '@/components/new-password/rule-words';
import { Icon } from '@/components/ui/icon';
import type { FieldSpec } from '@/lib/forms/field-spec';
import { limitEffect } from '@/lib/forms/limit-effect';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { punctuation, withRemark } from '@/lib/i18n/punctuation';
import { type DirectoryRules, explainPolicy } from '@/lib/password-policy/explain-policy';
import { SettingsForm, type SettingsFormParts } from './settings-form';
import { useTypedTexts } from './use-typed-texts';

type PolicyEditorProps = SettingsFormParts & {
  locale: Locale;
  fields: readonly FieldSpec[];
  directories: readonly DirectoryRules[];
  codeTries: number;
  rulePhrases: PasswordPhrases;
  words: {
    effect: string;
    noWay: string;
    examples: string;
    accepted: string;
    refused: string;
    examplesNote: string;
    odds: string;
  };
};

/** The password policy form, with the resulting rules of each directory. */
export function PolicyEditor({
  locale,
  fields,
  directories,
  codeTries,
  rulePhrases,
  words,
  ...parts
}: PolicyEditorProps) {
  const { text, onValues } = useTypedTexts(fields);
  const { colon } = punctuation[locale];
  const digits = Number(text('codeDigits'));
  const explained = directories.map((directory) =>
    explainPolicy(directory, { minLength: text('minLength'), words: text('words') }),
  );
  const whole = new Intl.NumberFormat(locale);
  const odds = { tries: codeTries, odds: whole.format(limitEffect(codeTries, digits).odds) };
  return (
    <div className="grid gap-2">
      <Card>
        <SettingsForm
          {...parts}
          groups={[{ fields }]}
          onValues={onValues}
          below={(name) =>
            name === 'codeDigits' ? (
              <p className="-mt-2 mb-3 border-s-2 border-border ps-3 text-sm">{fill(words.odds, odds)}</p>
            ) : null
          }
        />
      </Card>
      {explained.length === 0 ? null : (
        <section>
          <h2 className="mb-3 text-lg font-semibold">{words.effect}</h2>
          <ul className="grid gap-4 lg:grid-cols-2">
            {explained.map(({ name, rules, conflict, examples }) => (
              <li key={name} className="min-w-0 rounded-xl border border-border bg-surface p-4">
                <h3 className="font-semibold wrap-break-word">{name}</h3>
                {conflict ? (
                  <Line
                    tone="danger"
                    text={withRemark(
                      locale,
                      words.noWay,
                      conflict.map((rule) => ruleWords(rule, name, rulePhrases)).join(' / '),
                    )}
                  />
                ) : null}
                <ul className="mt-2 list-disc ps-5 text-sm">
                  {rules.map((rule) => (
                    <li key={rule.rule} className="wrap-break-word">
                      {ruleWords(rule, name, rulePhrases)}
                    </li>
                  ))}
                </ul>
                <p className="mt-3 text-sm font-medium">{words.examples}</p>
                <ul className="grid gap-1">
                  {examples.map(({ password, broken }) => (
                    <li key={password}>
                      <Line
                        tone={broken ? 'danger' : 'ok'}
                        text={
                          broken ? `${words.refused}${colon}${ruleWords(broken, name, rulePhrases)}` : words.accepted
                        }
                      >
                        <code className="break-all">{password}</code>
                      </Line>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          <p className="mt-3 text-sm text-muted">{words.examplesNote}</p>
        </section>
      )}
    </div>
  );
}

function Line({ tone, text, children }: { tone: 'ok' | 'danger'; text: string; children?: ReactNode }) {
  return (
    <p className={`mt-1 flex flex-wrap items-center gap-x-2 text-sm ${tone === 'ok' ? 'text-ok' : 'text-danger'}`}>
      <Icon name={tone === 'ok' ? 'check' : 'cross'} />
      {children}
      <span className="min-w-0">{text}</span>
    </p>
  );
}
