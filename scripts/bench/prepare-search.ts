import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { operator } from '@/lib/db/console-schema';
import { openEmbedded } from '@/lib/db/open-embedded';
import { localAccount } from '@/lib/db/schema';
import { startSession } from '@/lib/operators/operator-sessions';
import { searchPerson } from './search-people';

const perStatement = 1_000;

/** Reading the cloud's accounts takes minutes, in which an idle operator would be signed out. */
const aheadMs = 20 * 60_000;

/** Fills the local directory of a stopped portal. Returns the session token of an operator. */
export async function prepareSearch(dataDir: string, accounts: number): Promise<string> {
  const database = await openEmbedded(dataDir, resolve(import.meta.dirname, '../..'));
  const now = new Date();
  for (let from = 0; from < accounts; from += perStatement) {
    const rows = Array.from({ length: Math.min(perStatement, accounts - from) }, (_each, at) => {
      const person = searchPerson(from + at, 'rekey.example.com');
      const stored = { id: randomUUID(), directoryId: 'local', createdAt: now, updatedAt: now };
      return { ...stored, ...person, usernameFold: person.username, emailFold: person.email };
    });
    await database.db.insert(localAccount).values(rows);
  }
  const id = randomUUID();
  const email = 'bench@example.org';
  const rights = { role: 'helpdesk' as const, scope: { directories: 'all' as const } };
  const request = { requestId: 'bench', address: '127.0.0.1', locale: 'en' as const, origin: null, fetchSite: null };
  const token = await database.db.transaction(async (tx) => {
    await tx.insert(operator).values({ id, name: 'Bench', email, emailFold: email, createdAt: now, ...rights });
    const start = { operatorId: id, stage: 'full' as const, request, userAgent: 'bench' };
    return startSession(tx, { ...start, now: new Date(now.getTime() + aheadMs) });
  });
  await database.close();
  return token;
}
