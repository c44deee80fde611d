import type { Person } from './state';

const specials = '`~!@#$%^&*()-_=+\\|[{}];:",\'<.>/?';

/**
 * Returns the rule of the vendor's page that a password breaks, or null. The two wordings differ in how they treat
 * names.
 */
export function brokenRule(password: string, person: Person, wording: 'english' | 'chinese'): string | null {
  if (password.length < 8 || password.length > 32) return 'length';
  for (const character of password) {
    if (!/[A-Za-z0-9]/.test(character) && !specials.includes(character)) return 'characters';
  }
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((pattern) => pattern.test(password));
  if (classes.length < 2) return 'classes';
  if (/(.)\1\1/.test(password)) return 'run';
  const typed = password.toLowerCase();
  for (const name of [person.account, person.name].map((value) => value.toLowerCase()).filter(Boolean)) {
    const reverse = [...name].reverse().join('');
    if (typed === name || typed === reverse) return 'name';
    if (wording === 'chinese' && name.length >= 3 && (typed.includes(name) || typed.includes(reverse))) return 'name';
  }
  return null;
}
