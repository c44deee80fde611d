import { timestamp } from 'drizzle-orm/pg-core';

/** A timestamp column in milliseconds: a JavaScript date is no finer, and the audit hashes what it reads back. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' });
