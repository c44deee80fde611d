import { describeConformance } from '@/lib/providers/testing/conformance';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import type { Provider } from '@/lib/providers/types';
import { huaweiMeeting } from './index';
import { credentials, people, startMeetingTest } from './testing/test-provider';

const user = 'mei.lin';
const phone = '+8613800000001';

await describeConformance('huawei-meeting with App ID', async () => {
  const meeting = await startMeetingTest();
  await meeting.switches({ resendSeconds: 0 });
  let count = 0;
  return {
    definition: huaweiMeeting,
    createProvider: (overrides) => {
      const settings = huaweiMeeting.settingsSchema.parse({ endpoint: meeting.simulator.url, ...credentials });
      return huaweiMeeting.create(settings, { ...createTestDeps(overrides), ...overrides });
    },
    account: {
      id: user,
      username: user,
      identifiers: [
        { kind: 'username', value: user },
        { kind: 'email', value: 'mei.lin@example.com' },
        { kind: 'phone', value: phone },
      ],
      password: people[0]?.password ?? '',
    },
    absent: {
      id: 'nobody.here',
      identifiers: [
        { kind: 'username', value: 'mei' },
        { kind: 'email', value: 'lin@example.com' },
        { kind: 'phone', value: '+8613900000009' },
      ],
    },
    freshPassword: () => {
      count += 1;
      return `Correct-Horse-${count}`;
    },
    brokenPassword: 'aaabbbccc',
    searchText: 'Mei',
    prove: (provider: Provider) => {
      if (!provider.verification) throw new Error('no verification');
      return meeting.prove(provider.verification, user, phone);
    },
    signIn: async (password) => (await meeting.signIn(user, password)).ok,
    alter: async (change) => {
      await meeting.simulator.control('person', { account: user, status: change === 'off' ? 1 : 0 });
    },
    secrets: [credentials.appKey],
    faults: {
      cutAfterApplying: async () => {
        await meeting.switches({ faults: [{ endpoint: 'reset', kind: 'apply_then_drop', times: 99 }] });
      },
      delayAnswers: async (delayMs) => {
        await meeting.switches({ faults: [{ endpoint: '*', kind: 'delay', delayMs, times: 99 }] });
      },
      clear: async () => {
        await meeting.switches({ faults: [] });
      },
    },
    stop: () => meeting.simulator.stop(),
  };
});
