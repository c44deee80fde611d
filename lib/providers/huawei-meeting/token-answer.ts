import { z } from 'zod';

/** Steps 2 and 4 answer a token and its life in seconds. */
const schema = z.object({
  token: z.string().min(1).max(4096),
  expire: z.coerce.number().int().min(1).max(86_400).optional(),
});

/** Reads a token; null when the answer has none. `fallbackSeconds` is the life in the vendor's sample. */
export function readTokenAnswer(
  body: unknown,
  fallbackSeconds: number,
): { token: string; expireSeconds: number } | null {
  const answer = schema.safeParse(body);
  return answer.success ? { token: answer.data.token, expireSeconds: answer.data.expire ?? fallbackSeconds } : null;
}

/** A token is given up this long before the vendor drops it, so that none dies on the way. */
const marginSeconds = 5;

/** When to stop using a token that was asked for at `askedAt`. */
export function tokenDeadline(askedAt: Date, expireSeconds: number): Date {
  return new Date(askedAt.getTime() + Math.max(1, expireSeconds - marginSeconds) * 1000);
}
