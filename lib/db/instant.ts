import { timestamp } from 'drizzle-orm/pg-core';

/** A moment. Milliseconds, because a JavaScript date has no more and the audit hashes what it reads back. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' });
