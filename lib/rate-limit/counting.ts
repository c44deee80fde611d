import type { Keys } from '@/lib/crypto/keys';
import type { Database } from '@/lib/db/database';
import type { Limits } from './limits';

/** What limits are counted with: where the counts are, how many there may be, and the keys that hide whose they are. */
export type Counting = { db: Database; limits: Limits; keys: Keys };

/** At most `max` within any `seconds`. */
export type Window = { max: number; seconds: number };
