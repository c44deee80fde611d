import { errorTitle } from '@/lib/i18n/messages/error-title';

const refusedForm = /<(?:input|select|textarea)\b[^>]*\saria-invalid="true"|<div role="alert"[^>]*><div/;

/**
 * Begins the title of a page that comes back with a refused form with "Error:", which a screen reader says first. With
 * scripts the form does that itself; without them only whoever sends the page can, because its title is made before it
 * is known what became of the form.
 */
export function markRefusedForm(html: string, locale: string): string {
  if (!refusedForm.test(html)) return html;
  return html.replace('<title>', `<title>${errorTitle(locale)}`);
}
