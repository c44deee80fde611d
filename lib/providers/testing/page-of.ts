import type { FoundPage } from '@/lib/providers/types';

/** One page of a list in memory. Its cursor is the place where the next one begins. */
export function pageOf<Found>(found: readonly Found[], cursor: string | null, limit: number): FoundPage<Found> {
  const from = Number(cursor ?? 0) || 0;
  return {
    accounts: found.slice(from, from + limit),
    nextCursor: found.length > from + limit ? String(from + limit) : null,
  };
}
