import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { hashToken } from '@/lib/crypto/token';
import type { Database } from '@/lib/db/database';
import { setting } from '@/lib/db/schema';
import { setupToken } from './setup-state';

/** How long a setup token is valid after it was printed. */
export const setupMinutes = 30;

/** Whether this is the setup token of the last start and has not expired. */
export async function isSetupToken(db: Database, typed: string, now: Date): Promise<boolean> {
  const [stored] = await db.select().from(setting).where(eq(setting.name, setupToken));
  const expected = Buffer.from(stored?.value ?? hashToken(''));
  const given = Buffer.from(hashToken(typed));
  const isSame = given.length === expected.length && timingSafeEqual(given, expected);
  return isSame && stored !== undefined && now.getTime() - stored.updatedAt.getTime() < setupMinutes * 60_000;
}
