import type { FoundPage } from '@/lib/providers/types';

/** Returns one page of an in-memory list. The cursor is the index at which the next page begins. */
export function pageOf<Found>(found: readonly Found[], cursor: string | null, limit: number): FoundPage<Found> {
  const from = Number(cursor ?? 0) || 0;
  return {
    accounts: found.slice(from, from + limit),
    nextCursor: found.length > from + limit ? String(from + limit) : null,
  };
}
