/** The message texts that an organisation may replace, in the order in which they are shown. */
export const templateKeys = [
  'codeSubject',
  'codeMail',
  'codeSms',
  'changedSubject',
  'changedMail',
  'changedSms',
  'unconfirmedSubject',
  'unconfirmedMail',
  'unconfirmedSms',
  'handoffSubject',
  'handoffMail',
  'handoffSms',
  'footer',
] as const;
export type TemplateKey = (typeof templateKeys)[number];

/** All placeholders of all templates. */
export type Placeholder =
  | 'brandName'
  | 'directoryName'
  | 'code'
  | 'minutes'
  | 'host'
  | 'when'
  | 'link'
  | 'supportUrl'
  | 'operatorName'
  | 'ticket'
  | 'address';

export type TemplateRule = {
  /** `mail` has paragraphs; the others are one line. */
  kind: 'subject' | 'mail' | 'sms' | 'line';
  /** The placeholders allowed here. */
  placeholders: readonly Placeholder[];
  /** The placeholders without which the message would be useless. */
  required: readonly Placeholder[];
  /** Maximum number of UTF-16 units. */
  longest: number;
};

const subject = { kind: 'subject', required: [], longest: 150 } as const;
const mail = { kind: 'mail', longest: 2000 } as const;
const sms = { kind: 'sms', longest: 300 } as const;
const changedMail = {
  ...mail,
  placeholders: ['directoryName', 'brandName', 'when', 'link', 'host', 'supportUrl'],
  required: ['when', 'link'],
} as const;
const changedSms = {
  ...sms,
  placeholders: ['directoryName', 'brandName', 'when', 'host'],
  required: ['when', 'host'],
} as const;

/**
 * The placeholders that each template may and must contain. A subject never contains the code: it is shown on locked
 * screens and kept in the logs of mail servers.
 */
export const templateRules: Record<TemplateKey, TemplateRule> = {
  codeSubject: { ...subject, placeholders: ['brandName', 'directoryName'] },
  codeMail: {
    ...mail,
    placeholders: ['code', 'directoryName', 'brandName', 'minutes', 'host', 'supportUrl'],
    required: ['code'],
  },
  codeSms: { ...sms, placeholders: ['code', 'directoryName', 'brandName', 'minutes'], required: ['code'] },
  changedSubject: { ...subject, placeholders: ['brandName', 'directoryName'] },
  changedMail,
  changedSms,
  unconfirmedSubject: { ...subject, placeholders: ['brandName', 'directoryName'] },
  unconfirmedMail: changedMail,
  unconfirmedSms: changedSms,
  handoffSubject: { ...subject, placeholders: ['brandName', 'directoryName'] },
  handoffMail: {
    ...mail,
    placeholders: [
      'link',
      'code',
      'address',
      'minutes',
      'operatorName',
      'ticket',
      'directoryName',
      'brandName',
      'host',
      'supportUrl',
    ],
    required: ['link', 'operatorName'],
  },
  handoffSms: {
    ...sms,
    placeholders: ['link', 'code', 'address', 'minutes', 'directoryName', 'brandName'],
    required: ['link'],
  },
  footer: { kind: 'line', placeholders: ['brandName', 'host'], required: [], longest: 200 },
};
