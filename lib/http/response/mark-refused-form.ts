import { errorTitle } from '@/lib/i18n/messages/error-title';

const refusedForm = /<(?:input|select|textarea)\b[^>]*\saria-invalid="true"|<div role="alert"[^>]*><div/;

/**
 * Adds "Error:" to the start of the title of a page that contains a refused form, because screen readers say the title
 * first. With scripts, the form does this itself. Without them, the server has to: the page's title is rendered before
 * the result of the form is known.
 */
export function markRefusedForm(html: string, locale: string): string {
  if (!refusedForm.test(html)) return html;
  return html.replace('<title>', `<title>${errorTitle(locale)}`);
}
