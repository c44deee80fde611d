export const en = {
  title: 'Reset your console password',
  intro: "For people who sign in to the console. We'll ask for a code by mail and for your second factor.",
  identifier: 'Your email at the console',
  noMail: "This installation sends no mail, so a code can't reach you. Ask another administrator to help you in.",
  proofTitle: 'Now your second factor',
  proofIntro: 'The code from the mail was right. Type one from your authenticator app, or a recovery code.',
  code: 'Authenticator code or recovery code',
  hint: 'Six digits from the app, or one of the ten codes you kept. Each works once.',
  codeRefused: "That code didn't match. Wait for the next one in your app, or use a recovery code.",
  codeOver: 'That took too long. Start again with your email.',
  codeSpent: 'Too many codes were wrong. Start again with your email.',
};
export type OperatorResetMessages = typeof en;
