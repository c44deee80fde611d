import type { Wording } from '@/lib/i18n/wording';

export const en = {
  title: 'Reset your console password',
  intro: "For people who sign in to the console. We'll ask for a code by email and for your second factor.",
  identifier: 'Your console email',
  noMail: "This installation doesn't send mail, so a code can't reach you. Ask another administrator for help.",
  proofTitle: 'Now your second factor',
  proofIntro: 'The code from the email is right. Now enter one from your authenticator app, or a recovery code.',
  code: 'Authenticator code or recovery code',
  hint: '6 digits from the app, or one of the 10 recovery codes you saved. Each works once.',
  codeRefused: "That code isn't right. Wait for a new one in your app, or use a recovery code.",
  codeOver: 'That took too long. Start again with your email.',
  codeSpent: 'Too many wrong codes. Start again with your email.',
} as const;
export type OperatorResetMessages = Wording<typeof en>;
