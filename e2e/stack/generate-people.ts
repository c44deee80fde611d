import { makePassword } from './make-password';
import type { Directory, People, Person } from './stack';

/** Enough for every test to have its own people. */
export const peopleOfRun = { cloud: 150, meeting: 100, local: 110 } as const;

const domains = { cloud: 'example.com', meeting: 'meet.example.com', local: 'rekey.example.com' } as const;
const phoneBlocks = { cloud: 1, meeting: 2, local: 3 } as const;

/** Generates people with unique names, addresses and passwords. `stack` keeps two portals apart in one inbox. */
export function generatePeople(stack: string, counts: Partial<Record<Directory, number>>): People {
  const of = (directory: Directory): Person[] =>
    Array.from({ length: counts[directory] ?? 0 }, (_, at) => generatePerson(stack, directory, at + 1));
  return { cloud: of('cloud'), meeting: of('meeting'), local: of('local') };
}

function generatePerson(stack: string, directory: Directory, number: number): Person {
  const username = `${stack}.${directory.charAt(0)}${String(number).padStart(3, '0')}`;
  const block = `${phoneBlocks[directory]}${[...stack].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 10}`;
  return {
    username,
    displayName: `Robin ${number}`,
    email: `${username}@${domains[directory]}`,
    phone: `+86138${block}${String(number).padStart(6, '0')}`,
    password: makePassword(),
  };
}
