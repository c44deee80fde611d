import type { FieldSpec } from '@/lib/forms/field-spec';
import { reasonMaxLength, ticketMaxLength } from '@/lib/forms/reason-and-ticket';
import type { ConsoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { withRemark } from '@/lib/i18n/punctuation';

/** The fields of every action on someone's account. */
export function reasonAndTicketFields(locale: Locale, shell: ConsoleShellPhrases): FieldSpec[] {
  const { reason, reasonHint, ticket, optional } = shell;
  return [
    { kind: 'text', name: 'reason', label: reason, hint: reasonHint, required: true, maxLength: reasonMaxLength },
    { kind: 'text', name: 'ticket', label: withRemark(locale, ticket, optional), maxLength: ticketMaxLength },
  ];
}
