import { availableClasses } from './intersect-policies';
import type { PasswordPolicy } from './policy';

/**
 * Returns the value of the `passwordrules` attribute, which password managers use to generate an acceptable password.
 * Takes one policy (the intersection if there are several). Syntax: developer.apple.com/password-rules and
 * github.com/apple/password-manager-resources.
 */
export function passwordRulesAttribute(policy: PasswordPolicy): string {
  const special = policy.allowedSpecials === null ? 'special' : characterSet(policy.allowedSpecials);
  const name = (each: string) => (each === 'special' ? special : each);
  const classes = availableClasses(policy);
  // The attribute cannot express "three of four", so it requires as many classes as needed, letters and digits first.
  const needed = Math.max(policy.minClasses, policy.windowsComplexity ? 3 : 0);
  const missing = Math.max(0, needed - policy.requiredClasses.length);
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

/** Formats a character class of the syntax: `-` must come first and `]` last; it can only contain printable ASCII. */
function characterSet(characters: string): string {
  const plain = Array.from(characters).filter((each) => /^[ -~]$/.test(each) && each !== '-' && each !== ']');
  return `[${characters.includes('-') ? '-' : ''}${plain.join('')}${characters.includes(']') ? ']' : ''}]`;
}
