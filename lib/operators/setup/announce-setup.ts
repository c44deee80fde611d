import 'server-only';
import { createToken, hashToken } from '@/lib/crypto/token';
import { setting } from '@/lib/db/schema';
import type { Services } from '@/lib/services/services';
import { isSetupOpen, setupToken } from './setup-state';
import { setupMinutes } from './setup-token';

/**
 * Opens the setup at start-up while there is no administrator. The token is `SETUP_TOKEN` or a new random one, which is
 * printed. It expires after 30 minutes; the next start creates another. It is printed as plain text and never logged,
 * because log lines are collected and kept by other systems.
 */
export async function announceSetup(services: Services, print: (text: string) => void): Promise<void> {
  const { db, env, clock } = services;
  const now = clock();
  if (!(await isSetupOpen(db, now))) return;
  const token = env.SETUP_TOKEN ?? createToken();
  const stored = { value: hashToken(token), updatedAt: now };
  await db
    .insert(setting)
    .values({ name: setupToken, ...stored })
    .onConflictDoUpdate({ target: setting.name, set: stored });
  const shown = env.SETUP_TOKEN ? 'the setup token from SETUP_TOKEN' : `this setup token: ${token}`;
  print(
    `\nThe console has no administrator yet. Open ${env.APP_URL}/setup within ${setupMinutes} minutes, with ${shown}\n\n`,
  );
}
