import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { err, ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import { findDirectory } from '@/lib/directories/find-directory';
import { attemptCookieName, tokenCookie } from '@/lib/http/cookies';
import { getServices, type Services } from '@/lib/services/services';
import { type Attempt, findAttempt, findProvedAttempt } from './attempt';
import { currentStep } from './current-step';
import { type Step, stepPaths } from './next-step';

/** The attempt of the browser that asks, or null. */
export async function currentAttempt(services: Services): Promise<Attempt | null> {
  const jar = await cookies();
  return findAttempt(services.db, jar.get(attemptCookieName(services.env.plainCookies))?.value);
}

/** The attempt that this browser's cookie named before its proof: the request is the second one of a double click. */
export async function provedAttempt(services: Services): Promise<Attempt | null> {
  const jar = await cookies();
  return findProvedAttempt(services.db, jar.get(attemptCookieName(services.env.plainCookies))?.value);
}

export type AtStep = { services: Services; attempt: Attempt; directory: Directory };

/**
 * The attempt, where it is at this step; else where to send the browser. Every page and every action of the steps after
 * the first asks this before anything else. Somebody whose attempt is over is told so on the first page. Within the
 * rendering of one page it is asked once; an action asks anew.
 */
export const requireStep = cache(async (step: Exclude<Step, 'identify'>): Promise<Result<AtStep, { path: string }>> => {
  const services = await getServices();
  const attempt = await currentAttempt(services);
  const due = currentStep(services, attempt);
  if (due !== step) return err({ path: due === 'identify' ? startAgainPath(services, attempt) : stepPaths[due] });
  const directory = findDirectory(services.directories, attempt?.directoryId);
  if (!attempt || !directory) return err({ path: startAgainPath(services, attempt) });
  return ok({ services, attempt, directory });
});

/** The first page, with the reason: time ran out, or the directory of the attempt is not usable any more. */
function startAgainPath({ directories }: Services, attempt: Attempt | null): string {
  if (!attempt || attempt.state === 'abandoned') return '/';
  return findDirectory(directories, attempt.directoryId) ? '/?notice=attempt_expired' : '/?notice=reset_unavailable';
}

/** Has the browser keep the token of its attempt for as long as anything can be shown of it. */
export async function keepAttempt(services: Services, token: string): Promise<void> {
  const jar = await cookies();
  jar.set(attemptCookieName(services.env.plainCookies), token, {
    ...tokenCookie(services.env.plainCookies),
    maxAge: (services.limits.attemptMinutes + 60) * 60,
  });
}
