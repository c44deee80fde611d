import type { Phrases } from './phrases';

export const en: Phrases = {
  code: {
    subject: ({ brandName }) => `${brandName}: your code to reset your password`,
    afterCode: ({ directoryName }) => ` is your code to reset your password for ${directoryName}.`,
    nobodyAsks: "IT will never ask you for this code. Don't read it out or forward it.",
    howToUse: ({ host, minutes }) =>
      `Type it on ${host}, on the page where you asked for it. It works once and expires in ${inMinutes(minutes)}.`,
    notYou: "Didn't ask for it? You can ignore this message: without the code your password stays as it is.",
    smsAfterCode: ({ directoryName, minutes }) =>
      ` is your code to reset your ${directoryName} password. IT never asks for it. Expires in ${inMinutes(minutes)}.`,
    smsAfterCodeShort: ({ minutes }) =>
      ` is your code to reset your password. IT never asks for it. Expires in ${inMinutes(minutes)}.`,
  },
  changed: {
    subject: ({ brandName }) => `${brandName}: your password was changed`,
    what: ({ directoryName, when }) => `Your password for ${directoryName} was changed on ${when}.`,
    subjectUnconfirmed: ({ brandName }) => `${brandName}: your password may have been changed`,
    whatUnconfirmed: ({ directoryName, when }) =>
      `A new password for ${directoryName} was set on ${when}, but ${directoryName} did not confirm it.`,
    wasYou: 'If this was you, there is nothing to do.',
    wasYouUnconfirmed: 'If this was you, try signing in with the new password first. If it does not work, start again.',
    wasNotYou: 'If this was not you, someone else may be using your account.',
    resetAgain: 'Choose another password now:',
    thenSupport: 'Then tell support:',
    thenSomebodyYouKnow: 'Then tell the people who look after your account, using contact details you already have.',
    sms: ({ directoryName, when, host }) =>
      `Your ${directoryName} password was changed on ${when}. Not you? Reset it now at ${host}`,
    smsShort: ({ when, host }) => `Your password was changed on ${when}. Not you? Reset it now at ${host}`,
    smsUnconfirmed: ({ when, host }) =>
      `Your password may have been changed on ${when}. Not you? Reset it now at ${host}`,
  },
  handoff: {
    subject: ({ brandName }) => `${brandName}: choose your new password`,
    what: ({ operatorName, brandName, directoryName }) =>
      `${operatorName} of the ${brandName} help desk created this link so that you can choose a new password for ${directoryName}.`,
    ticket: ({ ticket }) => `Ticket: ${ticket}`,
    open: 'Open it on your own device:',
    orCode: ({ address }) => `If it doesn't open, go to ${address} and type this code:`,
    until: ({ minutes }) => `It works once and expires in ${inMinutes(minutes)}.`,
    nobodyAsks: "Nobody will ask you for this code or your password. Don't share them.",
    notYou: "Didn't contact the help desk? Don't open the link. Call them on a number you know.",
    sms: ({ brandName, link, code, address, minutes }) =>
      `${brandName} help desk: choose your new password at ${link} (or type ${code} at ${address}). Works once, ${minutes} min. Nobody asks you for it.`,
    smsShort: ({ link, code, minutes }) =>
      `Choose your new password at ${link} (code ${code}). Works once, ${minutes} min. Nobody asks you for it.`,
  },
  help: 'Help:',
  sentBy: ({ brandName, host }) => `Sent by ${brandName}, ${host}`,
  utc: (time) => `${time} (UTC)`,
  shortUtc: (time) => `${time} UTC`,
};

function inMinutes(minutes: number | string): string {
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
