import { err, ok, type Result } from '@/lib/base/result';
import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import type { Locale } from '@/lib/i18n/locales';
import type { OperatorHandlerResult } from '@/lib/operators/operator-action';
import type { SectionErrors } from './check-section';
import { explainDelivery } from './explain-delivery';
import type { NotSaved } from './save-sections';
import type { TestFailure } from './send-test';

type Typed = Record<string, string>;

/** Answers a form with wrong fields. Keeps what was typed. */
export function answerErrors(fields: SectionErrors, values: Typed): OperatorHandlerResult {
  return err({ fields, values });
}

/** Answers a form after saving: with the page and a notice, or with the refusal. */
export function answerSaved(
  saved: Result<unknown, NotSaved>,
  { path, locale }: { path: string; locale: Locale },
  values: Typed,
): OperatorHandlerResult {
  if (saved.ok) return ok({ path, notice: settingsPhrases(locale).phrases.saved });
  const { code, fields } = saved.error;
  return fields ? answerErrors(fields, values) : err({ error: code, values });
}

/** Answers a form after a test message: where it went, or the kind of failure and the remedy. */
export function answerTest(
  sent: Result<{ to: string }, TestFailure>,
  locale: Locale,
  values: Typed,
): OperatorHandlerResult {
  const { t } = settingsPhrases(locale);
  if (sent.ok) return ok({ answer: { notice: t('testSent', { to: sent.value.to }), values, steppedUp: true } });
  const { code, retryAfterSeconds, failure } = sent.error;
  if (code === 'field_invalid') return err({ fields: { testTo: code }, values });
  if (!failure) return err({ error: code, values, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) });
  return err({ error: code, explanation: explainDelivery(failure, locale), values });
}
