import type { MessageLocale } from '@/lib/notify/rendering/message';
import { phrasesFor } from '@/lib/notify/rendering/phrases-for';
import type { TemplateKey } from './template-rules';

/** Returns the built-in texts as templates. Change notices name the support address only if `hasSupport` is true. */
export function defaultTemplates(locale: MessageLocale, hasSupport: boolean): Record<TemplateKey, string> {
  const { code, changed, handoff, help, sentBy } = phrasesFor(locale);
  const brandName = '{brandName}';
  const directoryName = '{directoryName}';
  const minutes = '{minutes}';
  const when = '{when}';
  const host = '{host}';
  const link = '{link}';
  const address = '{address}';
  const next = [
    changed.wasNotYou,
    `${changed.resetAgain} {link}`,
    hasSupport ? `${changed.thenSupport} {supportUrl}` : changed.thenSomebodyYouKnow,
  ];
  return {
    codeSubject: code.subject({ brandName }),
    codeMail: paragraphs(
      `{code}${code.afterCode({ directoryName })}`,
      code.nobodyAsks,
      code.howToUse({ host, minutes }),
      code.notYou,
      `${help} {supportUrl}`,
    ),
    codeSms: `{code}${code.smsAfterCode({ directoryName, minutes })}`,
    changedSubject: changed.subject({ brandName }),
    changedMail: paragraphs(changed.what({ directoryName, when }), changed.wasYou, ...next),
    changedSms: changed.sms({ directoryName, when, host }),
    unconfirmedSubject: changed.subjectUnconfirmed({ brandName }),
    unconfirmedMail: paragraphs(changed.whatUnconfirmed({ directoryName, when }), changed.wasYouUnconfirmed, ...next),
    unconfirmedSms: changed.smsUnconfirmed({ when, host }),
    handoffSubject: handoff.subject({ brandName }),
    handoffMail: paragraphs(
      handoff.what({ operatorName: '{operatorName}', brandName, directoryName }),
      handoff.ticket({ ticket: '{ticket}' }),
      `${handoff.open} ${link}`,
      handoff.orCode({ address }),
      '{code}',
      handoff.until({ minutes }),
      handoff.nobodyAsks,
      handoff.notYou,
    ),
    handoffSms: handoff.sms({ brandName, link, code: '{code}', address, minutes }),
    footer: sentBy({ brandName, host }),
  };
}

function paragraphs(...texts: string[]): string {
  return texts.join('\n\n');
}
