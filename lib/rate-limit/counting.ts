import type { Keys } from '@/lib/crypto/keys';
import type { Database } from '@/lib/db/database';
import type { Limits } from './limits';

/** What counting needs: the database, the limits, and the keys that hide who is counted. */
export type Counting = { db: Database; limits: Limits; keys: Keys };

/** At most `max` within `seconds`. */
export type Window = { max: number; seconds: number };

/** What is counted: a key, under the name of its limit. */
export type Counter = { name: string; key: string };
