import 'server-only';
import { eq } from 'drizzle-orm';
import { operator as operators } from '@/lib/db/console-schema';
import { authenticator as authenticators } from '@/lib/db/factor-schema';
import { openSeed } from '@/lib/factors/authenticator-seed';
import { codeAt } from '@/lib/factors/totp';
import { getServices } from '@/lib/services/services';

export type DemoCode = { name: string; email: string; code: string };

/** Returns the current codes of the demo operators' authenticators, and how many seconds they remain valid. */
export async function readCodes(): Promise<{ codes: DemoCode[]; secondsLeft: number }> {
  const { db, keys, clock } = await getServices();
  const now = clock();
  const rows = await db
    .select({ name: operators.name, email: operators.email, id: operators.id, seed: authenticators.secret })
    .from(authenticators)
    .innerJoin(operators, eq(operators.id, authenticators.ownerId))
    .orderBy(operators.createdAt, operators.email);
  const codes = rows.flatMap(({ name, email, id, seed }) => {
    const opened = openSeed(keys, id, seed);
    return opened === null ? [] : [{ name, email, code: codeAt(opened, now) }];
  });
  return { codes, secondsLeft: 30 - (Math.floor(now.getTime() / 1000) % 30) };
}
