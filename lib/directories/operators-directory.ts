import type { LocalSettings } from '@/lib/providers/local/settings';

/**
 * The local directory of the operators' own accounts, for operators who do not sign in elsewhere. It is built in,
 * appears in no configuration, and is never offered at the portal or searched. Its user names are e-mail addresses.
 */
export const operatorsDirectoryId = 'operators';

/**
 * Settings of the operators' own directory. Their passwords give access to every account, so the minimum length is
 * higher.
 */
export const operatorsDirectorySettings: LocalSettings = { minLength: 12, history: 5 };
