import type { LocalSettings } from '@/lib/providers/local/settings';

/**
 * The local directory that holds the operators' own accounts, where they do not sign in elsewhere. It is built in, stands
 * in no configuration, is never offered at the portal and never searched; its user names are e-mail addresses.
 */
export const operatorsDirectoryId = 'operators';

/** The settings of the operators' own directory. Their passwords open every account, so they are longer. */
export const operatorsDirectorySettings: LocalSettings = { minLength: 12, history: 5 };
