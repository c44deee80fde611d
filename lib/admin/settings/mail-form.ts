import { err, ok, type Result } from '@/lib/base/result';
import { type MailConfig, mailConfigSchema } from '@/lib/notify/config';
import { parseMailUrl } from '@/lib/notify/mail-url';
import { checkSection, type SectionErrors } from './check-section';

export type MailForm = { off: boolean; url: string; password: string; from: string; greeting: string };

/** Returns the mail server's address without its password. Empty if there is none. */
export function showMailUrl(url: string | undefined): string {
  const shown = URL.parse(url ?? '');
  if (!shown) return '';
  shown.password = '';
  return shown.href;
}

export function hasMailPassword(url: string | undefined): boolean {
  return (URL.parse(url ?? '')?.password ?? '') !== '';
}

/**
 * Reads the mail server form; undefined if no mail is to be sent. Keeps the stored password only if the address is
 * exactly the same: otherwise it would be handed to another server (`secret_required`).
 */
export function readMailForm(
  form: MailForm,
  before: MailConfig | undefined,
): Result<MailConfig | undefined, SectionErrors> {
  if (form.off) return ok(undefined);
  const url = URL.parse(form.url);
  if (form.url === '') return err({ url: 'field_required' });
  if (!url || parseMailUrl(form.url) === null) return err({ url: 'field_invalid' });
  if (form.password !== '' && url.username === '') return err({ url: 'field_invalid' });
  if (form.password !== '') url.password = encodeURIComponent(form.password);
  if (url.username !== '' && url.password === '') {
    const isSameServer = showMailUrl(before?.url) === showMailUrl(form.url);
    if (!before || !isSameServer || !hasMailPassword(before.url)) return err({ password: 'secret_required' });
    url.href = before.url;
  }
  const { from, greeting } = form;
  return checkSection(mailConfigSchema, { url: url.href, from, ...(greeting === '' ? {} : { greeting }) });
}
