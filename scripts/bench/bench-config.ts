import { demoConfig } from '@/scripts/demo/demo-config';

/**
 * Returns the demo's configuration with limits that the bench does not reach. They are still counted, but never refuse.
 */
export function benchConfig({
  ldap,
  ...at
}: {
  app: string;
  smtp: string;
  volcengine: string;
  huawei?: string | undefined;
  ldap?: Readonly<Record<string, string>> | undefined;
}) {
  const office = {
    id: 'office',
    kind: 'ldap',
    name: 'Office',
    settings: ldap,
    match: { emailDomains: ['example.org'] },
  };
  const {
    sms: _sms,
    directories,
    ...config
  } = demoConfig({ ...at, inbox: at.app, huawei: at.huawei ?? at.volcengine });
  const most = 1_000_000;
  return {
    ...config,
    directories: [
      ...directories.filter(({ id }) => id !== 'meeting' || at.huawei !== undefined),
      ...(ldap ? [office] : []),
    ],
    limits: {
      accountTries: 100,
      accountStarts: most,
      addressStarts: most,
      addressChecks: most,
      wrongChecksPerDay: most,
      contactSends: { perMinute: 10, perQuarterHour: 50, perDay: { sms: 200, email: 200 } },
    },
  };
}

/** Returns the e-mail addresses of the users that the simulated cloud generates for `--users`. */
export function cloudPeople(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `user${String(at + 1).padStart(6, '0')}@example.com`);
}

/** Returns users of the local directory in the format of `DEMO_PEOPLE_FILE`. */
export function localPeople(count: number) {
  return Array.from({ length: count }, (_, at) => {
    const number = String(at + 1).padStart(4, '0');
    return {
      username: `local${number}`,
      displayName: `Local ${number}`,
      email: `local${number}@rekey.example.com`,
      phone: `+1555020${number}`,
      password: `Harbour-Lantern-${number}`,
    };
  });
}
