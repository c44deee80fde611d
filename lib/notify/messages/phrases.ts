/**
 * All texts of messages in one language. A code message starts with the code, because phones look for it there: the
 * texts named `afterCode` follow the code directly, so they start with a space.
 */
export type Phrases = {
  code: {
    subject(values: { brandName: string }): string;
    afterCode(values: { directoryName: string }): string;
    nobodyAsks: string;
    howToUse(values: { host: string; minutes: number | string }): string;
    notYou: string;
    /** In two sizes: the short one is used if a long name would make the first cost a third SMS. */
    smsAfterCode(values: { directoryName: string; minutes: number | string }): string;
    smsAfterCodeShort(values: { minutes: number | string }): string;
  };
  changed: {
    subject(values: { brandName: string }): string;
    what(values: { directoryName: string; when: string }): string;
    /** Used if the back end did not confirm the change. */
    subjectUnconfirmed(values: { brandName: string }): string;
    whatUnconfirmed(values: { directoryName: string; when: string }): string;
    wasYou: string;
    wasYouUnconfirmed: string;
    wasNotYou: string;
    resetAgain: string;
    thenSupport: string;
    thenSomebodyYouKnow: string;
    sms(values: { directoryName: string; when: string; host: string }): string;
    smsShort(values: { when: string; host: string }): string;
    smsUnconfirmed(values: { when: string; host: string }): string;
  };
  handoff: {
    subject(values: { brandName: string }): string;
    what(values: { operatorName: string; brandName: string; directoryName: string }): string;
    ticket(values: { ticket: string }): string;
    /** Followed by the link. */
    open: string;
    /** Followed by the code. */
    orCode(values: { address: string }): string;
    until(values: { minutes: number | string }): string;
    nobodyAsks: string;
    notYou: string;
    /** In two sizes, as for a code. */
    sms(values: { brandName: string; link: string; code: string; address: string; minutes: number | string }): string;
    smsShort(values: { link: string; code: string; minutes: number | string }): string;
  };
  help: string;
  sentBy(values: { brandName: string; host: string }): string;
  /** Marks a time as UTC. */
  utc(time: string): string;
  shortUtc(time: string): string;
};
