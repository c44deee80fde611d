import { err, ok, type Result } from '@/lib/base/result';
import { type SmsConfig, type SmsConfigInput, smsConfigSchema } from '@/lib/notify/config';
import { checkSection, type SectionErrors } from './check-section';

/** The secret fields `url`, `headers` and `body` are empty to keep the stored values. */
export type SmsForm = {
  off: boolean;
  url: string;
  method: string;
  format: string;
  numberFormat: string;
  headers: string;
  noHeaders: boolean;
  body: string;
  'success.field': string;
  'success.value': string;
};

/**
 * Reads the SMS gateway form; undefined if no SMS is to be sent. One header per line (`Name: value`); the body is a
 * JSON object. On another server no stored value is kept: headers must be typed again, and the body is
 * `secret_required`.
 */
export function readSmsForm(
  form: SmsForm,
  before: SmsConfig | undefined,
): Result<SmsConfigInput | undefined, SectionErrors> {
  if (form.off) return ok(undefined);
  const url = form.url || before?.url;
  if (url === undefined) return err({ url: 'field_required' });
  const isSameServer = before !== undefined && originOf(before.url) === originOf(url);
  if (form.body === '' && !isSameServer) return err({ body: before ? 'secret_required' : 'field_required' });
  const headers = form.noHeaders ? {} : form.headers === '' && isSameServer ? before.headers : readLines(form.headers);
  const body = form.body === '' ? before?.body : readObject(form.body);
  if (headers === null || body === null)
    return err({
      ...(headers === null ? { headers: 'field_invalid' } : {}),
      ...(body === null ? { body: 'field_invalid' } : {}),
    });
  const { method, format, numberFormat } = form;
  const success = readSuccess(form);
  return checkSection(
    smsConfigSchema,
    { kind: 'http', url, method, format, numberFormat, headers, body, ...(success ? { success } : {}) },
    ({ path }) => (path[0] === 'success' ? null : 'field_invalid'),
  );
}

function readSuccess(form: SmsForm): { field?: string; value: string } | null {
  const { 'success.field': field, 'success.value': value } = form;
  if (field === '' && value === '') return null;
  return { ...(field === '' ? {} : { field }), value };
}

/** Returns the origin of an address for display; gateway addresses often contain a key. */
export function originOf(url: string): string {
  return URL.parse(url)?.origin ?? '';
}

function readLines(text: string): Record<string, string> | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const pairs = lines.map((line) => /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(line));
  if (pairs.some((pair) => pair === null)) return null;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}

function readObject(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
