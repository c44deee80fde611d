import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import type { SampleOperator } from '@/simulators/people';
import { makePassword } from './make-password';

/** Enough that every test has operators of its own: a code of an authenticator works once. */
const operatorsOfRun = { administrator: 44, helpdesk: 44, auditor: 24 } as const;

export type OperatorRole = keyof typeof operatorsOfRun;

/** Some see one directory only. */
const scopedOfRun = { administrator: 3, helpdesk: 3 } as const;
const scopeOfRun = ['cloud'];

/** Operators with passwords and authenticator apps of their own, all with every permission that can be given. */
export function generateOperators(stack: string): SampleOperator[] {
  const make = (counts: Partial<Record<OperatorRole, number>>, prefix: string, directories: 'all' | string[]) =>
    Object.entries(counts).flatMap(([role, count]) =>
      Array.from({ length: count }, (_, at) =>
        generate(stack, role as OperatorRole, `${prefix}${role}${at + 1}`, directories),
      ),
    );
  return [...make(operatorsOfRun, '', 'all'), ...make(scopedOfRun, 'scoped.', scopeOfRun)];
}

function generate(
  stack: string,
  role: OperatorRole,
  name: string,
  directories: SampleOperator['directories'],
): SampleOperator {
  return {
    name: name.replace(/(\d+)$/, ' $1'),
    email: `${stack}.${name}@console.example.com`,
    role,
    grants: role === 'auditor' ? [] : ['show_link', 'temporary_password', 'chosen_password'],
    directories,
    password: makePassword(),
    shown: false,
    seed: new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32,
  };
}
