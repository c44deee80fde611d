/** Keys of the simulated clouds. They are valid only for the simulators on this machine. */
export const demoKeys = {
  accessKeyId: 'AKDEMOEXAMPLE0000000000000000000001',
  secretAccessKey: 'demo-only-secret-key/0123456789+ABCDEFGH==',
  appId: 'rekey-demo-app',
  appKey: 'demo-only-app-key-of-one-enterprise',
};

export type DemoAddresses = {
  app: string;
  smtp: string;
  inbox: string;
  volcengine: string;
  huawei: string;
  /** Settings of the OpenLDAP of `--ldap`. */
  ldap?: Readonly<Record<string, string>>;
};

/** Returns the demo's configuration: a realistic one that points to the simulators. */
export function demoConfig(at: DemoAddresses) {
  return {
    branding: { name: 'Example Corp', supportUrl: 'https://help.example.com' },
    mail: { url: at.smtp, from: 'Example Corp <no-reply@example.com>' },
    sms: { kind: 'http', url: `${at.inbox}/sms`, body: { to: '{to}', text: '{text}' } },
    directories: [
      {
        id: 'cloud',
        kind: 'volcengine',
        name: 'Example Cloud',
        help: {
          en: 'Servers, storage and the cloud console',
          'zh-CN': '服务器、存储和云控制台',
          es: 'Servidores, almacenamiento y la consola de la nube',
        },
        settings: {
          endpoint: at.volcengine,
          region: 'cn-beijing',
          accessKeyId: demoKeys.accessKeyId,
          secretAccessKey: demoKeys.secretAccessKey,
        },
        match: { emailDomains: ['example.com'] },
        signInUrl: `${at.app}/demo/sign-in`,
      },
      {
        id: 'meeting',
        kind: 'huawei-meeting',
        name: { en: 'Meetings', 'zh-CN': '会议', es: 'Reuniones' },
        help: {
          en: 'Video meetings and rooms',
          'zh-CN': '视频会议和会议室',
          es: 'Videollamadas y salas',
        },
        settings: { endpoint: at.huawei, appId: demoKeys.appId, appKey: demoKeys.appKey },
        match: { emailDomains: ['meet.example.com'] },
        signInUrl: `${at.app}/demo/sign-in`,
      },
      {
        id: 'local',
        kind: 'local',
        name: { en: 'Staff accounts', 'zh-CN': '员工账号', es: 'Cuentas del personal' },
        help: {
          en: 'Reception, workshop and partners',
          'zh-CN': '前台、车间和合作伙伴',
          es: 'Recepción, taller y socios',
        },
        settings: {},
        match: { emailDomains: ['rekey.example.com'] },
        signInUrl: `${at.app}/demo/sign-in`,
      },
      ...(at.ldap ? [officeDirectory(at.ldap, at.app)] : []),
    ],
    // All users of the demo come from this one machine.
    limits: {
      accountStarts: 100,
      addressStarts: 1_000,
      addressChecks: 3_000,
      contactSends: { perQuarterHour: 50, perDay: { sms: 200, email: 200 } },
    },
  };
}

/** A real directory server. Its people can also change a password and unlock their account. */
function officeDirectory(settings: Readonly<Record<string, string>>, app: string) {
  return {
    id: 'office',
    kind: 'ldap',
    name: { en: 'Office network', 'zh-CN': '办公网络', es: 'Red de la oficina' },
    help: {
      en: 'Computers, files and printers',
      'zh-CN': '电脑、文件和打印机',
      es: 'Ordenadores, archivos e impresoras',
    },
    settings,
    match: { emailDomains: ['office.example.com'] },
    signInUrl: `${app}/demo/sign-in`,
  };
}
