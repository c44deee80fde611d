import { demoConfig } from '@/scripts/demo/demo-config';

/**
 * The demo's configuration with limits that a few people resetting all day do not meet: the limits are counted all the
 * same, they only never refuse.
 */
export function benchConfig(at: { app: string; smtp: string; volcengine: string; huawei?: string | undefined }) {
  const {
    sms: _sms,
    directories,
    ...config
  } = demoConfig({ ...at, inbox: at.app, huawei: at.huawei ?? at.volcengine });
  const most = 1_000_000;
  return {
    ...config,
    directories: directories.filter(({ id }) => id !== 'meeting' || at.huawei !== undefined),
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

/** People of the simulated cloud, as its `--users` makes them. */
export function cloudPeople(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `user${String(at + 1).padStart(6, '0')}@example.com`);
}

/** People of the local directory, as `DEMO_PEOPLE_FILE` takes them. */
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
