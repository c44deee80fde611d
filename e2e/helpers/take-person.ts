import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Directory, Person, Stack } from '@/e2e/stack/stack';
import { recordSecret } from './record-secret';

/** Reserves a person of this directory for one test, across all worker processes. Throws if nobody is left. */
export function takePerson(stack: Stack, directory: Directory): Person {
  mkdirSync(join(stack.run, 'taken'), { recursive: true });
  for (const person of stack.people[directory]) {
    try {
      mkdirSync(join(stack.run, 'taken', person.username));
    } catch {
      continue;
    }
    recordSecret(stack.run, 'password', person.password);
    return person;
  }
  throw new Error(`nobody is left in ${directory}: generate more people`);
}
