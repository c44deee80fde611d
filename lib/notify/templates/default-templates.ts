import type { MessageLocale } from '@/lib/notify/message';
import { phrasesFor } from '@/lib/notify/phrases-for';
import type { TemplateKey } from './template-rules';

/** The words that come with Rekey, as templates. Whom to tell next depends on whether there is a support address. */
export function defaultTemplates(locale: MessageLocale, hasSupport: boolean): Record<TemplateKey, string> {
  const { code, changed, help, sentBy } = phrasesFor(locale);
  const brandName = '{brandName}';
  const directoryName = '{directoryName}';
  const minutes = '{minutes}';
  const when = '{when}';
  const host = '{host}';
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
    footer: sentBy({ brandName, host }),
  };
}

function paragraphs(...texts: string[]): string {
  return texts.join('\n\n');
}
