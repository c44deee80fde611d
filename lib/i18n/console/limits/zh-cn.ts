import type { LimitPath, LimitWords } from './en';

export const zhCn: Record<LimitPath, LimitWords> = {
  codeTries: {
    label: '每个验证码的尝试次数',
    help: '超过后需重新获取验证码。',
    effect: '验证码为 {digits} 位、每个可试 {value} 次时，猜测者平均每 {odds} 个验证码才能猜中一次。',
  },
  accountTries: {
    label: '每个账号允许的错误验证码次数',
    help: '24 小时内，所有重置、方式和网络地址合计。',
    effect: '每天都猜同一个账号的人，平均 {years} 年才能猜中一次。',
  },
  accountStarts: {
    label: '每个账号每小时的发起次数',
    help: '允许多试几次，又不会塞满邮箱。',
    effect: '无法登录的人每小时可以发起 {value} 次。',
  },
  addressStarts: {
    label: '每个网络地址每小时的发起次数',
    help: '如果整个办公室共用一个地址，请调高。',
    effect: '同一地址每小时可有 {value} 人发起；下一位需要等待。',
  },
  addressChecks: {
    label: '每个网络地址每小时的校验次数',
    help: '包括验证码和拼图：每次发起约需三次。',
    effect: '同一地址每小时可校验 {value} 次，由该地址的所有人共用。',
  },
  'contactSends.perMinute': {
    label: '60 秒内发给同一联系方式的消息',
    help: '邮件送达大约需要这么久，而人们常会按两次。',
    effect: '同一联系方式一分钟内最多收到 {value} 条。',
  },
  'contactSends.perQuarterHour': {
    label: '15 分钟内发给同一联系方式的消息',
    help: '防止反复请求。',
    effect: '同一联系方式 15 分钟内最多收到 {value} 条，之后需等待。',
  },
  'contactSends.perDay.sms': {
    label: '24 小时内发给同一号码的短信',
    help: '每条都会产生费用，也容易被用于欺诈。',
    effect: '同一号码每天最多产生 {value} 条短信费用。',
  },
  'contactSends.perDay.email': {
    label: '24 小时内发给同一邮箱的邮件',
    help: '避免邮箱被塞满。',
    effect: '同一邮箱每天最多收到 {value} 封邮件。',
  },
  attemptMinutes: {
    label: '重置会话的有效时间（分钟）',
    help: '从第一页到最后一页，请留出找手机的时间。',
    effect: '超过 {value} 分钟就需要重新开始。',
  },
  verifiedMinutes: {
    label: '设置新密码的时间（分钟）',
    help: '从验证通过算起。被遗忘的页面不应一直可用。',
    effect: '无人看管的页面在 {value} 分钟内可能被他人使用。',
  },
  'codeMinutes.email': {
    label: '邮件验证码的有效时间（分钟）',
    help: 'OWASP ASVS 规定最长 10 分钟。',
    effect: '邮箱中的验证码在 {value} 分钟内有效。',
  },
  'codeMinutes.sms': {
    label: '短信验证码的有效时间（分钟）',
    help: '短信数秒即可送达。',
    effect: '手机上的验证码在 {value} 分钟内有效。',
  },
  operatorResets: {
    label: '每位操作员每小时的重置次数',
    help: '为他人进行的重置。超过此数通常意味着权限被滥用。',
    effect: '每位操作员每小时最多为 {value} 人重置。',
  },
  accountResets: {
    label: '同一账号触发提醒的重置次数',
    help: '24 小时内由操作员进行的重置。',
    effect: '同一账号一天内重置达到 {value} 次时，账号页面会显示提醒。',
  },
  wrongChecksPerDay: {
    label: '全部账号每天允许的错误验证码次数',
    help: '超过后，浏览器每次校验前须先完成工作量证明，并发出警报。',
    effect: '同时猜测所有账号的人，每天猜中一个的概率为 {percent}。',
  },
  addressSignIns: {
    label: '每个网络地址的操作员登录次数',
    help: '每小时输入密码、初始化令牌和邀请的次数。办公室通常共用一个地址。',
    effect: '操作员从同一地址每小时可登录 {value} 次。',
  },
  operatorSignIns: {
    label: '每位操作员允许的错误密码次数',
    help: '一小时内。登录成功不计入。',
    effect: '猜测同一操作员密码的人每小时只能试 {value} 次。',
  },
  operatorTries: {
    label: '每位操作员允许的两步验证错误次数',
    help: '24 小时内所有会话合计的错误次数；一百万个验证码中同时有两个有效。',
    effect: '已知密码的人每天猜中两步验证码的概率为 {twice}。',
  },
};
