import type { OperatorResetMessages } from './en';

export const zhCn: OperatorResetMessages = {
  title: '重置您的控制台密码',
  intro: '供登录控制台的人员使用。我们会要求您输入邮件中的验证码，并完成两步验证。',
  identifier: '您在控制台使用的邮箱',
  noMail: '此系统没有设置发送邮件，验证码无法送达。请联系另一位管理员协助您。',
  proofTitle: '现在请完成两步验证',
  proofIntro: '邮件中的验证码正确。请输入身份验证器应用中的验证码，或一个恢复码。',
  code: '身份验证器验证码或恢复码',
  hint: '应用中的 6 位数字，或您保存的 10 个恢复码之一。每个只能使用一次。',
  codeRefused: '验证码不正确。请等待应用中的下一个验证码，或使用恢复码。',
  codeOver: '用时太久。请从输入邮箱重新开始。',
  codeSpent: '输错次数过多。请从输入邮箱重新开始。',
};
