import { err, ok, type Result } from '@/lib/base/result';
import { asciiSpecials } from './character-classes';
import { checkPassword } from './check-password';
import { commonSpecials, intersectPolicies, type PolicyConflict } from './intersect-policies';
import type { PasswordContext, PasswordPolicy } from './policy';
import { cryptoBytes, type RandomBytes, randomIndex } from './random-index';

/** No 0 O o, 1 l I i: they look alike in many fonts and cannot be told apart on the phone. */
const readable = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const readableSpecials = '!#%*+=?@_-';
const everyLetterAndDigit = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** 80 bits are asked for; what candidates lose by being drawn again is less than the 4 on top. */
const wantedBits = 84;
const groupLength = 5;
const maxCandidates = 20_000;

/**
 * Invents a password that these policies accept: at least 80 bits from the system's random source where the longest
 * accepted password can hold them, else as many as it can. Candidates are drawn whole and uniformly until one is
 * accepted, so no pattern shows. In groups joined by `-` where that is allowed. Fails with the rules that contradict
 * each other.
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

/** What to draw from, the most readable first. The last takes all that the policy allows. */
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
