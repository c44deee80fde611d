import type { PasswordPolicy } from '@/lib/password-policy/policy';

/**
 * The vendor's rule: 8 to 32 characters, three of the four classes. The accepted special characters are not documented,
 * so we allow printable ASCII without the space. Its own client counts bytes, which is the same for ASCII.
 */
export const volcenginePasswordPolicy: PasswordPolicy = {
  owner: 'directory',
  minLength: 8,
  maxLength: 32,
  maxBytes: 32,
  requiredClasses: [],
  minClasses: 3,
  allowedSpecials: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  maxRun: null,
  words: null,
  history: null,
};
