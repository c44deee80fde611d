import { z } from 'zod';
import { checkServers, connectionSettings, lookUpSettings } from '@/lib/providers/ldap/config';

export const activeDirectorySettingsSchema = z
  .strictObject({
    ...connectionSettings,
    ...lookUpSettings,
    includePrivileged: z.boolean().default(false).meta({
      label: 'Reset privileged accounts',
      help: 'Also administrators and operators of the domain. The service account needs rights on them.',
    }),
    unlockOnReset: z.boolean().default(true).meta({
      label: 'Unlock on reset',
      help: 'A new password also ends a lock after wrong passwords. If off, a locked account cannot be reset.',
    }),
  })
  .check(checkServers);

export type ActiveDirectorySettings = z.output<typeof activeDirectorySettingsSchema>;
