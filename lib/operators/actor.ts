import type { RequestFacts } from '@/lib/actions/request-facts';
import type { operator, operatorSession } from '@/lib/db/console-schema';

/** Somebody who may sign in to the console. */
export type Operator = typeof operator.$inferSelect;

/** One sign-in of an operator. */
export type OperatorSession = typeof operatorSession.$inferSelect;

/** Who acts, with which session, by which request. Every use-case of the console takes one and asks `authorise` first. */
export type Actor = { operator: Operator; session: OperatorSession; request: RequestFacts };
