'use client';

import { Card } from '@/components/admin/card';
import { Icon } from '@/components/ui/icon';
import { limitEffect } from '@/lib/forms/limit-effect';
import { fill } from '@/lib/i18n/fill';
import { SettingsForm, type SettingsFormParts } from './settings-form';
import { useTypedTexts } from './use-typed-texts';

export type LimitLine = {
  path: string;
  value: number;
  fallback: number;
  least: number;
  most: number;
  label: string;
  hint: string;
  effect: string;
};

type LimitsEditorProps = SettingsFormParts & {
  locale: string;
  digits: number;
  lines: readonly LimitLine[];
  words: { weaker: string };
};

/** The form for the limits. It shows the effect of each number below the field while the user types. */
export function LimitsEditor({ locale, digits, lines, words, ...parts }: LimitsEditorProps) {
  const fields = lines.map(({ path, label, hint, value }) => ({
    kind: 'number' as const,
    name: path,
    label,
    hint,
    value: String(value),
  }));
  const { text, onValues } = useTypedTexts(fields);
  return (
    <Card>
      <SettingsForm
        {...parts}
        groups={[{ fields }]}
        onValues={onValues}
        below={(name) => {
          const line = lines.find(({ path }) => path === name);
          if (!line) return null;
          const typed = text(name).trim();
          const value = typed === '' ? line.fallback : Number(typed);
          if (!Number.isInteger(value) || value < line.least || value > line.most) return null;
          return (
            <div className="-mt-2 mb-3 border-s-2 border-border ps-3 text-sm">
              <p>{fill(line.effect, figures(locale, value, digits))}</p>
              {value > line.fallback ? (
                <p className="mt-1 flex gap-1.5 text-danger">
                  <Icon name="alert" />
                  <span>{words.weaker}</span>
                </p>
              ) : null}
            </div>
          );
        }}
      />
    </Card>
  );
}

function figures(locale: string, value: number, digits: number): Record<string, string> {
  const { odds, years, share } = limitEffect(value, digits);
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 });
  return {
    value: whole.format(value),
    digits: whole.format(digits),
    odds: whole.format(odds),
    years: whole.format(years),
    percent: percent.format(share),
    // Codes of an authenticator app have six digits, and two codes are valid at a time.
    twice: percent.format(limitEffect(value, 6).share * 2),
  };
}
