import 'server-only';
import { eq } from 'drizzle-orm';
import { operatorAuthenticator, operator as operators } from '@/lib/db/console-schema';
import { openSeed } from '@/lib/operators/factors/authenticator-seed';
import { codeAt } from '@/lib/operators/factors/totp';
import { getServices } from '@/lib/services/services';

export type DemoCode = { name: string; email: string; code: string };

/** What the authenticator apps of the demo's operators show now, and for how many seconds. */
export async function readCodes(): Promise<{ codes: DemoCode[]; secondsLeft: number }> {
  const { db, keys, clock } = await getServices();
  const now = clock();
  const rows = await db
    .select({ name: operators.name, email: operators.email, id: operators.id, seed: operatorAuthenticator.secret })
    .from(operatorAuthenticator)
    .innerJoin(operators, eq(operators.id, operatorAuthenticator.operatorId))
    .orderBy(operators.createdAt, operators.email);
  const codes = rows.flatMap(({ name, email, id, seed }) => {
    const opened = openSeed(keys, id, seed);
    return opened === null ? [] : [{ name, email, code: codeAt(opened, now) }];
  });
  return { codes, secondsLeft: 30 - (Math.floor(now.getTime() / 1000) % 30) };
}
