import { z } from 'zod';
import type { Result } from '@/lib/base/result';
import { seenText } from '@/lib/base/typed-text';
import { configSchema } from '@/lib/config/schema';
import { splitWords } from '@/lib/password-policy/explain-policy';
import { checkSection, type SectionErrors } from './check-section';

const { passwordPolicy, codeDigits, phoneCountryCode } = configSchema.shape;
const policySchema = z.strictObject({ passwordPolicy, codeDigits, phoneCountryCode });

export type PolicyForm = { minLength: string; words: string; codeDigits: string; phoneCountryCode: string };
export type PolicyInput = z.input<typeof policySchema>;

/** Reads the form of the password policy and codes. One word per line. Errors are named by field. */
export function readPolicyForm(form: PolicyForm): Result<PolicyInput, SectionErrors> {
  const words = splitWords(form.words);
  const countryCode = seenText(form.phoneCountryCode).trim().replace(/^\+/, '');
  const checked = checkSection(policySchema, {
    passwordPolicy: { ...(form.minLength.trim() === '' ? {} : { minLength: readNumber(form.minLength) }), words },
    codeDigits: readNumber(form.codeDigits),
    phoneCountryCode: countryCode === '' ? undefined : countryCode,
  });
  if (checked.ok) return checked;
  const named = Object.entries(checked.error).map(([path, code]) => {
    const [first, second] = path.split('.');
    // The code for a short word would otherwise describe a number or a missing value.
    return first === 'passwordPolicy' && second === 'words' ? ['words', 'field_invalid'] : [second ?? first, code];
  });
  return { ok: false, error: Object.fromEntries(named) };
}

function readNumber(text: string): number {
  const plain = seenText(text).trim();
  return /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN;
}
