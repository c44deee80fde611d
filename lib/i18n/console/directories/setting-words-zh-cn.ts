import { forKinds, type SettingWords } from './setting-words-en';

/** Settings that every kind of directory server has. */
const directoryServer: Record<string, SettingWords> = {
  url: { label: '服务器', help: '例如 ldaps://ldap1.example.org，每行一个。使用第一个可用的服务器。' },
  domain: { label: '域名', help: '代替服务器地址：通过该域名的 SRV 记录查找服务器。' },
  startTls: { label: 'StartTLS', help: '加密到 ldap:// 地址的连接。不启用时，ldap:// 只能用于本机。' },
  caFile: {
    label: '证书颁发机构文件',
    help: 'Rekey 服务器上 PEM 文件的路径。只信任其中的颁发机构；留空则信任公共颁发机构。',
  },
  serverName: { label: '证书中的名称', help: '仅当与服务器地址不同时填写。' },
  bindDn: { label: '服务账号', help: 'Rekey 登录时使用的名称。所需权限见文档。' },
  bindPassword: { label: '服务账号的密码', help: '加密保存。' },
  base: { label: '搜索起点', help: '只查找该条目之下的账号，例如 ou=people,dc=example,dc=org。' },
  filter: { label: '附加筛选条件', help: '账号还必须符合该条件，例如 (employeeType=staff)。' },
  attributes: {
    label: '属性',
    help: '仅填写与所选类型不同的属性。username、mail、phone、name 各占一行，例如 username=uid。多个属性用逗号分隔。',
  },
  includeGroups: {
    label: '仅限这些组',
    help: '可分辨名称（DN），每行一个。填写后只查找这些组的成员，包括嵌套组。',
  },
  excludeGroups: {
    label: '排除这些组',
    help: '可分辨名称（DN），每行一个。这些组的成员（包括嵌套组）不能在此重置密码。',
  },
  defaultCountryCode: { label: '电话号码的国家代码', help: '用于目录中没有国家代码的号码。' },
};

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
  ...forKinds(['ldap', 'active-directory'], directoryServer),
  'ldap.preset': {
    label: '服务器类型',
    help: '决定属性名称，以及服务器保存密码策略的位置。',
    options: { openldap: 'OpenLDAP', '389ds': '389 Directory Server', freeipa: 'FreeIPA', lldap: 'lldap' },
  },
  'ldap.policyDn': {
    label: '默认密码策略',
    help: '保存大多数账号规则的条目（OpenLDAP）。留空则只显示单个账号的规则。',
  },
  'active-directory.includePrivileged': {
    label: '重置特权账号',
    help: '包括域管理员和操作员。服务账号需要对这些账号的权限。',
  },
  'active-directory.unlockOnReset': {
    label: '重置时解锁',
    help: '设置新密码的同时解除因密码错误造成的锁定。关闭后，已锁定的账号不能重置密码。',
  },
};
