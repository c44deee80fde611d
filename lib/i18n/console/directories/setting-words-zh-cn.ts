import type { SettingWords } from './setting-words-en';

export const settingWordsZhCn: Record<string, SettingWords> = {
  'local.minLength': { label: '最短密码长度', help: '8 到 64 个字符。' },
  'local.history': {
    label: '密码历史',
    help: '不得重复使用的历史密码个数（包括当前密码），0 到 24。',
  },
  'volcengine.endpoint': { label: '服务地址', help: 'API 网关的地址，例如 https://open.volcengineapi.com。' },
  'volcengine.region': { label: '区域', help: '云身份中心实例所在的区域，每个签名都会用到。' },
  'volcengine.service': { label: '服务代码', help: '除非使用私有云，否则请保持不变。' },
  'volcengine.accessKeyId': {
    label: 'Access Key ID',
    help: '对应的 IAM 用户只需能列出、读取用户并重置其密码，不应有其他权限。',
  },
  'volcengine.secretAccessKey': { label: 'Secret Access Key', help: '创建密钥时厂商只显示一次。' },
  'volcengine.sessionToken': {
    label: '会话令牌',
    help: '仅用于临时（STS）凭证。令牌不会自动续期，过期后请重新填写这三项。',
  },
  'volcengine.allowSynchronisedUsers': {
    label: '允许重置同步用户',
    help: '同时允许重置来自其他身份源的用户。厂商未说明这样做的后果。',
  },
  'volcengine.defaultCountryCode': { label: '手机号国家代码', help: '目录中没有国家代码的号码前会加上它。' },
  'huawei-meeting.endpoint': {
    label: '服务地址',
    help: '中国站：https://api.meeting.huaweicloud.com。国际站：https://api-intl.meeting.huaweicloud.com。',
  },
  'huawei-meeting.appId': {
    label: 'App ID',
    help: '仅控制台需要：用于搜索以及由厂商发送密码。没有它，自助重置也能使用。',
  },
  'huawei-meeting.appKey': { label: 'App Key', help: '与 App ID 配套的密钥。' },
  'huawei-meeting.corpId': { label: '企业 ID', help: '仅用于服务多家企业的服务商应用，其他情况请留空。' },
  'huawei-meeting.userId': {
    label: '管理员',
    help: '某位管理员的第三方用户 ID。留空则使用默认管理员。未知的 ID 会被厂商自动注册。',
  },
  'huawei-meeting.passwordRules': {
    label: '密码规则',
    help: '“严格”适合厂商规则的所有版本；“文档最低要求”只要求两类字符。',
    options: { strict: '严格：适合规则的所有版本', 'documented-minimum': '文档最低要求：两类字符' },
  },
  'huawei-meeting.methods': { label: '验证方式', help: '厂商可以用哪些方式发送验证码。第一种为默认方式。' },
  'huawei-meeting.errorCodes': {
    label: '错误码',
    help: '实际遇到的厂商错误码及其含义，会补充到内置表中。',
  },
};
