import { randomUUID } from 'node:crypto';
import { describeConformance } from '@/lib/providers/testing/conformance';
import { createMemoryAccountIndex } from '@/lib/providers/testing/memory-account-index';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import { volcengine } from '.';
import { secretAccessKey, startTestEnvironment, wang } from './testing/test-environment';

await describeConformance('volcengine', async () => {
  const environment = await startTestEnvironment(['--users', '250']);
  const accountIndex = createMemoryAccountIndex();
  return {
    definition: volcengine,
    createProvider: (overrides) =>
      volcengine.create(environment.settings, { ...createTestDeps(), accountIndex, ...overrides }),
    account: {
      id: wang.userId,
      username: wang.userName,
      identifiers: [
        { kind: 'username', value: 'wang.xiaoming' },
        { kind: 'username', value: 'Wang.Xiaoming' },
        { kind: 'email', value: 'wang.xiaoming@example.com' },
        { kind: 'phone', value: '+8613800001234' },
      ],
      password: wang.password,
    },
    absent: {
      id: 'u-nobody',
      identifiers: [
        { kind: 'username', value: 'nobody' },
        { kind: 'email', value: 'nobody@example.com' },
        { kind: 'phone', value: '+8613899999999' },
      ],
    },
    freshPassword: () => `New-${randomUUID().slice(0, 13)}`,
    brokenPassword: 'onlylowercaseletters',
    searchText: '王小',
    signIn: async (password) => (await environment.signIn(wang.userName, password)).ok,
    alter: async (change, password) => {
      const email = typeof change === 'object' && change ? change.email : wang.email;
      const source = change === 'off' ? 'Sync' : 'Manual';
      await environment.simulator.control('users', [{ ...wang, email, source, password }]);
    },
    secrets: [secretAccessKey],
    faults: {
      cutAfterApplying: async () => void (await environment.switches({ cutAfterApplying: -1 })),
      delayAnswers: async (delayWritesMs) => void (await environment.switches({ delayWritesMs })),
      clear: async () => void (await environment.switches({ cutAfterApplying: 0, delayWritesMs: 0 })),
    },
    stop: environment.stop,
  };
});
