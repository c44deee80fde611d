import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import type { SampleOperator } from '@/simulators/people';
import { makePassword } from './make-password';

/** Enough for every test to have its own operators, because an authenticator code works only once. */
const operatorsOfRun = { administrator: 44, helpdesk: 44, auditor: 24 } as const;

export type OperatorRole = keyof typeof operatorsOfRun;

/** Additional operators who see only one directory. */
const scopedOfRun = { administrator: 3, helpdesk: 3 } as const;
const scopeOfRun = ['cloud'];

/** Generates operators, each with a password, an authenticator seed and every grant that the role can use. */
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
