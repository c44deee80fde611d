import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { cookies } from 'next/headers';
import { attempt as attempts } from '@/lib/db/schema';
import { attemptCookieName } from '@/lib/http/cookies';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';

/** Ends an attempt that the person gives up, and deletes its cookie. A password write under way continues. */
export async function leaveAttempt(services: Services, attempt: Attempt | null): Promise<void> {
  if (attempt) {
    await services.db
      .update(attempts)
      .set({ state: 'abandoned', finishedAt: services.clock(), codeMac: null, providerState: null })
      .where(and(eq(attempts.id, attempt.id), inArray(attempts.state, ['open', 'verified'])));
  }
  const jar = await cookies();
  jar.delete({ name: attemptCookieName(services.env.plainCookies), path: '/', secure: !services.env.plainCookies });
}
