import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import type { SampleOperator } from '@/e2e/simulators/people';
import { makePassword } from './make-password';

/** Enough that every test has operators of its own: a code of an authenticator works once. */
const operatorsOfRun = { administrator: 26, helpdesk: 26, auditor: 16 } as const;

export type OperatorRole = keyof typeof operatorsOfRun;

/** Operators with passwords and authenticator apps of their own, all with every permission that can be given. */
export function generateOperators(stack: string): SampleOperator[] {
  return (Object.keys(operatorsOfRun) as OperatorRole[]).flatMap((role) =>
    Array.from({ length: operatorsOfRun[role] }, (_, at) => ({
      name: `${role} ${at + 1}`,
      email: `${stack}.${role}${at + 1}@console.example.com`,
      role,
      grants: role === 'auditor' ? [] : ['show_link', 'temporary_password', 'chosen_password'],
      password: makePassword(),
      shown: false,
      seed: new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32,
    })),
  );
}
