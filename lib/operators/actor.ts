import type { RequestFacts } from '@/lib/actions/request-facts';
import type { operator, operatorSession } from '@/lib/db/console-schema';

/** A person who may sign in to the console. */
export type Operator = typeof operator.$inferSelect;

/** One sign-in of an operator. */
export type OperatorSession = typeof operatorSession.$inferSelect;

/**
 * The operator who acts, their session and the request. Every use-case of the console takes one and checks it first.
 */
export type Actor = { operator: Operator; session: OperatorSession; request: RequestFacts };
