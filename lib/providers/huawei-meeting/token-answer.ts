import { z } from 'zod';

/** Steps 2 and 4 return a token and its lifetime in seconds. */
const schema = z.object({
  token: z.string().min(1).max(4096),
  expire: z.coerce.number().int().min(1).max(86_400).optional(),
});

/** Parses a token; null if the response has none. `fallbackSeconds` is the lifetime in the vendor's sample. */
export function readTokenAnswer(
  body: unknown,
  fallbackSeconds: number,
): { token: string; expireSeconds: number } | null {
  const answer = schema.safeParse(body);
  return answer.success ? { token: answer.data.token, expireSeconds: answer.data.expire ?? fallbackSeconds } : null;
}

/** We stop using a token this long before the vendor drops it, so that none expires in transit. */
const marginSeconds = 5;

/** Returns when to stop using a token that was requested at `askedAt`. */
export function tokenDeadline(askedAt: Date, expireSeconds: number): Date {
  return new Date(askedAt.getTime() + Math.max(1, expireSeconds - marginSeconds) * 1000);
}
