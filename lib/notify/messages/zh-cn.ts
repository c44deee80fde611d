import type { Phrases } from './phrases';

export const zhCn: Phrases = {
  code: {
    subject: ({ brandName }) => `${brandName}：您的密码重置验证码`,
    afterCode: ({ directoryName }) => ` 是您重置“${directoryName}”账号密码的验证码。`,
    nobodyAsks: 'IT 人员不会向您索要此验证码。请勿告诉他人，也不要转发。',
    howToUse: ({ host, minutes }) => `请在 ${host} 上您申请验证码的页面输入。${minutes} 分钟内有效，只能使用一次。`,
    notYou: '不是您本人申请的？请忽略此消息：没有验证码，您的密码不会改变。',
    smsAfterCode: ({ directoryName, minutes }) =>
      ` 是您重置“${directoryName}”密码的验证码，${minutes} 分钟内有效。IT 人员不会向您索要。`,
    smsAfterCodeShort: ({ minutes }) => ` 是您重置密码的验证码，${minutes} 分钟内有效。IT 人员不会向您索要。`,
  },
  changed: {
    subject: ({ brandName }) => `${brandName}：您的密码已更改`,
    what: ({ directoryName, when }) => `您的“${directoryName}”账号密码已于 ${when}更改。`,
    subjectUnconfirmed: ({ brandName }) => `${brandName}：您的密码可能已更改`,
    whatUnconfirmed: ({ directoryName, when }) =>
      `有人于 ${when}为您的“${directoryName}”账号设置了新密码，但系统未确认是否生效。`,
    wasYou: '如果是您本人操作，则无需处理。',
    wasYouUnconfirmed: '如果是您本人操作，请先尝试用新密码登录；如果无法登录，请重新开始。',
    wasNotYou: '如果不是您本人操作，可能有人正在使用您的账号。',
    resetAgain: '请立即重新设置密码：',
    thenSupport: '然后联系支持人员：',
    thenSomebodyYouKnow: '然后用您已知的方式告知管理您账号的人员。',
    sms: ({ directoryName, when, host }) =>
      `您的“${directoryName}”密码已于 ${when} 更改。不是您本人？请立即在 ${host} 重新设置`,
    smsShort: ({ when, host }) => `您的密码已于 ${when} 更改。不是您本人？请立即在 ${host} 重新设置`,
    smsUnconfirmed: ({ when, host }) => `您的密码可能已于 ${when} 更改。不是您本人？请立即在 ${host} 重新设置`,
  },
  handoff: {
    subject: ({ brandName }) => `${brandName}：请设置您的新密码`,
    what: ({ operatorName, brandName, directoryName }) =>
      `${brandName} 服务台的 ${operatorName} 为您生成了此链接，供您为“${directoryName}”账号设置新密码。`,
    ticket: ({ ticket }) => `工单：${ticket}`,
    open: '请在您自己的设备上打开：',
    orCode: ({ address }) => `如果无法打开，请访问 ${address} 并输入此代码：`,
    until: ({ minutes }) => `${minutes} 分钟内有效，只能使用一次。`,
    nobodyAsks: '任何人都不会向您索要此代码或您的密码。请勿告诉他人。',
    notYou: '没有联系过服务台？请不要打开链接，并拨打您已知的服务台号码核实。',
    sms: ({ brandName, link, code, address, minutes }) =>
      `${brandName} 服务台：请在 ${link} 设置新密码（或在 ${address} 输入 ${code}）。${minutes} 分钟内有效，仅限一次，任何人都不会向您索要。`,
    smsShort: ({ link, code, minutes }) =>
      `请在 ${link} 设置新密码（代码 ${code}），${minutes} 分钟内有效，任何人都不会索要。`,
  },
  help: '帮助：',
  sentBy: ({ brandName, host }) => `由 ${brandName} 发送，${host}`,
  utc: (time) => `${time}（UTC）`,
  shortUtc: (time) => `${time} UTC`,
};
