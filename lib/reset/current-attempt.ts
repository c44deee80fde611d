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

/** Returns the attempt of the requesting browser, or null. */
export async function currentAttempt(services: Services): Promise<Attempt | null> {
  const jar = await cookies();
  return findAttempt(services.db, jar.get(attemptCookieName(services.env.plainCookies))?.value);
}

/**
 * Returns the attempt that this browser's cookie named before its proof, or null. Such a request is the second of a
 * double click.
 */
export async function provedAttempt(services: Services): Promise<Attempt | null> {
  const jar = await cookies();
  return findProvedAttempt(services.db, jar.get(attemptCookieName(services.env.plainCookies))?.value);
}

export type AtStep = { services: Services; attempt: Attempt; directory: Directory };

/**
 * Returns the attempt if it is at this step, else the path to send the browser to. Every page and action after the
 * first step calls this before anything else. If the attempt is over, the first page says so. Cached within the
 * rendering of one page; an action reads it again.
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

/** The first page, with the reason: time ran out, or the attempt's directory is no longer usable. */
function startAgainPath({ directories }: Services, attempt: Attempt | null): string {
  if (!attempt || attempt.state === 'abandoned') return '/';
  return findDirectory(directories, attempt.directoryId) ? '/?notice=attempt_expired' : '/?notice=reset_unavailable';
}

/** Sets the cookie with the attempt's token, for as long as the attempt can be shown. */
export async function keepAttempt(services: Services, token: string): Promise<void> {
  const jar = await cookies();
  jar.set(attemptCookieName(services.env.plainCookies), token, {
    ...tokenCookie(services.env.plainCookies),
    maxAge: (services.limits.attemptMinutes + 60) * 60,
  });
}
