import { randomInt } from 'node:crypto';

const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

/** Checks for 8 to 32 printable ASCII characters of at least three classes: the documented rule, read strictly. */
export function meetsRule(password: string): boolean {
  if (!/^[\x21-\x7e]{8,32}$/.test(password)) return false;
  return classes.filter((pattern) => pattern.test(password)).length >= 3;
}

const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!@#%^*-_=+';

export function generatePassword(): string {
  for (;;) {
    const password = Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('');
    if (meetsRule(password)) return password;
  }
}
