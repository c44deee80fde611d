import { hashNewPassword } from '@/lib/providers/local/hash-new-password';
import type { LocalAccount, ProviderDeps } from '@/lib/providers/types';

/** Builds a stored account with a real hash of `password`. */
export async function makeAccount(
  mac: ProviderDeps['mac'],
  password: string,
  overrides: Partial<LocalAccount> = {},
): Promise<LocalAccount> {
  return {
    id: 'a-1',
    username: 'ana.lopez',
    displayName: 'Ana López',
    contacts: [
      { method: 'email', address: 'ana@example.com' },
      { method: 'sms', address: '+34600000001' },
    ],
    status: 'active',
    passwordHash: await hashNewPassword(mac, password),
    history: [],
    mustChange: false,
    lockedUntil: null,
    ...overrides,
  };
}
