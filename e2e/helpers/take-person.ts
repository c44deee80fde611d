import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Directory, Person, Stack } from '@/e2e/stack/stack';
import { recordSecret } from './record-secret';

/** A person of this directory whom no other test has, in this process or another. */
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
