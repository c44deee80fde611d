import type { Phrases } from './phrases';

export const en: Phrases = {
  code: {
    subject: ({ brandName }) => `${brandName}: your code to reset your password`,
    afterCode: ({ directoryName }) => ` is your code to reset the password of your ${directoryName} account.`,
    nobodyAsks: 'Nobody from IT asks for this code. Do not read it out or forward it.',
    howToUse: ({ host, minutes }) =>
      `Type it on ${host}, on the page where you asked for it. It works once, for ${inMinutes(minutes)}.`,
    notYou: 'You did not ask for it? There is nothing to do: without the code your password stays as it is.',
    smsAfterCode: ({ directoryName, minutes }) =>
      ` is your code to reset your ${directoryName} password. Nobody from IT asks for it. Works for ${inMinutes(minutes)}.`,
    smsAfterCodeShort: ({ minutes }) =>
      ` is your code to reset your password. Nobody from IT asks for it. Works for ${inMinutes(minutes)}.`,
  },
  changed: {
    subject: ({ brandName }) => `${brandName}: your password was changed`,
    what: ({ directoryName, when }) => `The password of your ${directoryName} account was changed on ${when}.`,
    subjectUnconfirmed: ({ brandName }) => `${brandName}: your password may have been changed`,
    whatUnconfirmed: ({ directoryName, when }) =>
      `A new password was set for your ${directoryName} account on ${when}, but the system behind it did not confirm it.`,
    wasYou: 'If this was you, there is nothing to do.',
    wasYouUnconfirmed: 'If this was you, sign in with the new password first. If it does not work, start again.',
    wasNotYou: 'If it was not you, somebody else may be using your account.',
    resetAgain: 'Choose another password now:',
    thenSupport: 'Then tell support:',
    thenSomebodyYouKnow: 'Then tell the people who look after your account, by a way you already know.',
    sms: ({ directoryName, when, host }) =>
      `Your ${directoryName} password was changed on ${when}. Not you? Reset it now at ${host}`,
    smsShort: ({ when, host }) => `Your password was changed on ${when}. Not you? Reset it now at ${host}`,
    smsUnconfirmed: ({ when, host }) =>
      `Your password may have been changed on ${when}. Not you? Reset it now at ${host}`,
  },
  help: 'Help:',
  sentBy: ({ brandName, host }) => `Sent by ${brandName}, ${host}`,
  utc: (time) => `${time} UTC (world time; your clock may show another hour)`,
  shortUtc: (time) => `${time} UTC`,
};

function inMinutes(minutes: number | string): string {
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
