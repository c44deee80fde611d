import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OperatorRole } from '@/e2e/stack/generate-operators';
import type { Stack } from '@/e2e/stack/stack';
import type { SampleOperator } from '@/simulators/people';
import { recordSecret } from './record-secret';

/**
 * Reserves an operator of this role for one test, across all worker processes. `scoped` asks for one who sees only one
 * directory. Throws if none is left.
 */
export function takeOperator(stack: Stack, role: OperatorRole, { scoped = false } = {}): SampleOperator {
  mkdirSync(join(stack.run, 'taken'), { recursive: true });
  for (const operator of stack.operators.filter(
    (each) => each.role === role && (each.directories !== 'all') === scoped,
  )) {
    try {
      mkdirSync(join(stack.run, 'taken', operator.email));
    } catch {
      continue;
    }
    recordSecret(stack.run, 'password', operator.password);
    recordSecret(stack.run, 'key', operator.seed);
    return operator;
  }
  throw new Error(`no ${role} is left: generate more operators`);
}
