import 'server-only';
import type { NextApiRequest, NextApiResponse } from 'next';
import type { AuthOptions } from 'next-auth';
import type { Env } from '@/lib/base/env';

export type NextAuthRequest = {
  method: 'GET' | 'POST';
  /** The path after `/api/auth/`, split at slashes. */
  parts: readonly string[];
  query?: Record<string, string>;
  cookies?: Record<string, string>;
  body?: Record<string, string>;
};

/** The answer of next-auth: where to go, which cookies to set (whole `Set-Cookie` values), and any data. */
export type NextAuthAnswer = { location: string | null; cookies: string[]; body: unknown };

/**
 * Runs next-auth on a request that is built here from checked parts. next-auth sees none of the browser's headers, so
 * no host name from outside. Its variable for the public address is set to ours and overrides everything else.
 */
export async function runNextAuth(
  { APP_URL }: Pick<Env, 'APP_URL'>,
  options: AuthOptions,
  { method, parts, query = {}, cookies = {}, body = {} }: NextAuthRequest,
): Promise<NextAuthAnswer> {
  process.env['NEXTAUTH_URL'] = APP_URL;
  const { default: nextAuth } = await import('next-auth');
  const headers = new Map<string, unknown>();
  const answer: NextAuthAnswer = { location: null, cookies: [], body: null };
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: unknown) => {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    send: keepBody,
    json: keepBody,
    end: () => undefined,
  };
  function keepBody(value: unknown) {
    answer.body = value;
  }
  const request = { method, query: { ...query, nextauth: [...parts] }, cookies, body, headers: {} };
  await nextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  const location = headers.get('location');
  const set = headers.get('set-cookie');
  return {
    ...answer,
    location: typeof location === 'string' ? location : null,
    cookies: [set ?? []].flat().filter((cookie) => typeof cookie === 'string'),
  };
}
