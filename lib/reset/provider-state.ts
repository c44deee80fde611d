import { z } from 'zod';
import type { AttemptId } from '@/lib/base/ids';
import type { Keys } from '@/lib/crypto/keys';
import { seal, unseal } from '@/lib/crypto/secret-box';

const tokenSchema = z.object({ value: z.string(), expiresAt: z.coerce.date() });

const puzzleSchema = z.object({
  background: z.string(),
  piece: z.string(),
  width: z.number(),
  height: z.number(),
  pieceWidth: z.number(),
  pieceHeight: z.number(),
  pieceY: z.number(),
});

/**
 * The state that is stored between the steps of a back end's own proof. It holds the back end's tokens, so it is always
 * encrypted.
 */
const providerStateSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('puzzle'), puzzle: puzzleSchema, token: tokenSchema, shownAt: z.coerce.date() }),
  z.object({ phase: z.literal('code'), session: z.string() }),
  z.object({ phase: z.literal('proof'), token: tokenSchema }),
]);
export type ProviderState = z.output<typeof providerStateSchema>;

/** Encrypts the state for the row of one attempt. It does not decrypt in any other row. */
export function sealProviderState(keys: Keys, attemptId: AttemptId, state: ProviderState): string {
  return seal(keys, JSON.stringify(state), `attempt:${attemptId}`);
}

/** Decrypts the result of `sealProviderState`. Returns null if there is none or it cannot be decrypted. */
export function openProviderState(keys: Keys, attemptId: AttemptId, sealed: string | null): ProviderState | null {
  if (sealed === null) return null;
  const text = unseal(keys, sealed, `attempt:${attemptId}`);
  if (!text.ok) return null;
  // A state from another release may not match the schema: the person starts over with a new picture.
  const state = providerStateSchema.safeParse(JSON.parse(text.value));
  return state.success ? state.data : null;
}
