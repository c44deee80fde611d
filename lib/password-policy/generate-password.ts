import { err, ok, type Result } from '@/lib/base/result';
import { asciiSpecials } from './character-classes';
import { checkPassword } from './check-password';
import { commonSpecials, intersectPolicies, type PolicyConflict } from './intersect-policies';
import type { PasswordContext, PasswordPolicy } from './policy';

/** Without 0 O o, 1 l I i: they look alike in many fonts and are easily confused over the phone. */
const readable = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const readableSpecials = '!#%*+=?@_-';
const everyLetterAndDigit = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** The target is 80 bits; rejected candidates cost less than the extra 4. */
const wantedBits = 84;
const groupLength = 5;
const maxCandidates = 20_000;

/**
 * Generates a password that these policies accept, with at least 80 bits from the system's random source, or as many as
 * the longest accepted password can hold. Candidates are drawn whole and uniformly until one is accepted, so there is
 * no pattern. Groups are joined by `-` if that is allowed. Fails with the rules that contradict each other.
 */
export function generatePassword(
  policies: readonly [PasswordPolicy, ...PasswordPolicy[]],
  context: PasswordContext,
  random: RandomBytes = cryptoBytes,
): Result<string, PolicyConflict> {
  const merged = intersectPolicies(...policies);
  if (!merged.ok) return merged;
  for (const shape of shapesOf(merged.value)) {
    for (let candidates = 0; candidates < maxCandidates; candidates += 1) {
      const password = draw(shape, random);
      if (checkPassword(password, policies, context).length === 0) return ok(password);
    }
  }
  return err({ rules: ['account_words', 'organisation_words'] });
}

type Shape = { alphabet: string; length: number; grouped: boolean };

/** Returns the shapes to draw from, the most readable first. The last one uses everything that the policy allows. */
function shapesOf(policy: PasswordPolicy): Shape[] {
  const allowed = policy.allowedSpecials ?? asciiSpecials;
  const longest = Math.min(policy.maxLength, policy.maxBytes ?? policy.maxLength);
  const full: Shape = {
    alphabet: everyLetterAndDigit + (commonSpecials(asciiSpecials.trim(), allowed) || commonSpecials(' ', allowed)),
    length: Math.max(policy.minLength, Math.min(longest, neededLength(94))),
    grouped: false,
  };
  const specials = commonSpecials(readableSpecials, allowed);
  const wantsSpecial = policy.requiredClasses.includes('special') || policy.minClasses === 4;
  const shapes = [
    ...(allowed.includes('-') ? [shapeFor(readable, true, policy)] : []),
    ...(wantsSpecial ? [] : [shapeFor(readable, false, policy)]),
    ...(wantsSpecial && specials === '' ? [] : [shapeFor(readable + specials, false, policy)]),
  ].filter((shape) => totalLength(shape) <= longest);
  const [best] = shapes;
  return best ? [best, full] : [{ ...full, length: longest }];
}

function neededLength(alphabetSize: number): number {
  return Math.ceil(wantedBits / Math.log2(alphabetSize));
}

function shapeFor(alphabet: string, grouped: boolean, policy: PasswordPolicy): Shape {
  const shape = { alphabet, grouped, length: neededLength(alphabet.length) };
  while (totalLength(shape) < policy.minLength) shape.length += 1;
  return shape;
}

function totalLength(shape: Shape): number {
  return shape.length + (shape.grouped ? Math.ceil(shape.length / groupLength) - 1 : 0);
}

function draw(shape: Shape, random: RandomBytes): string {
  let password = '';
  for (let at = 0; at < shape.length; at += 1) {
    if (shape.grouped && at > 0 && at % groupLength === 0) password += '-';
    password += shape.alphabet.charAt(randomIndex(shape.alphabet.length, random));
  }
  return password;
}

/** Fills an array with random bytes. Tests pass a seeded source. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => unknown;

export const cryptoBytes: RandomBytes = (bytes) => globalThis.crypto.getRandomValues(bytes);

/**
 * Returns a uniform integer from 0 to `size` - 1 (`size` at most 256). Values past the last multiple are drawn again.
 */
export function randomIndex(size: number, random: RandomBytes): number {
  const limit = 256 - (256 % size);
  const byte = new Uint8Array(1);
  for (;;) {
    random(byte);
    const [value = 0] = byte;
    if (value < limit) return value % size;
  }
}
