import { availableClasses } from './intersect-policies';
import type { PasswordPolicy } from './policy';

/**
 * The value of the `passwordrules` attribute, by which password managers invent a password that will be accepted.
 * Takes one policy (an intersection where there are several). Syntax: developer.apple.com/password-rules and
 * github.com/apple/password-manager-resources.
 */
export function passwordRulesAttribute(policy: PasswordPolicy): string {
  const special = policy.allowedSpecials === null ? 'special' : characterSet(policy.allowedSpecials);
  const name = (each: string) => (each === 'special' ? special : each);
  const classes = availableClasses(policy);
  // The attribute cannot say "three of four": so it asks for as many classes as are wanted, letters and digits first.
  const missing = Math.max(0, policy.minClasses - policy.requiredClasses.length);
  const required = [
    ...policy.requiredClasses,
    ...classes.filter((each) => !policy.requiredClasses.includes(each)).slice(0, missing),
  ];
  const rules = [`minlength: ${policy.minLength}`, `maxlength: ${policy.maxLength}`];
  for (const each of required) rules.push(`required: ${name(each)}`);
  rules.push(`allowed: ${policy.allowedSpecials === null ? 'ascii-printable' : classes.map(name).join(', ')}`);
  if (policy.maxRun !== null) rules.push(`max-consecutive: ${policy.maxRun}`);
  return `${rules.join('; ')};`;
}

/** A character class of the syntax: `-` must come first and `]` last; only printable ASCII can be in it. */
function characterSet(characters: string): string {
  const plain = Array.from(characters).filter((each) => /^[ -~]$/.test(each) && each !== '-' && each !== ']');
  return `[${characters.includes('-') ? '-' : ''}${plain.join('')}${characters.includes(']') ? ']' : ''}]`;
}
