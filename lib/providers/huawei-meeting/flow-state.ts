import { z } from 'zod';

/**
 * State passed from one step to the next, as text that callers keep encrypted and treat as opaque. `as` is kept
 * verbatim: the vendor requires it to be byte-identical in all five calls. `user` is the name under which the caller
 * knows the person, which may be another reading of what they typed.
 */
const user = z.string();
const puzzleState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('real'), user, as: user, token: z.string() }),
  z.strictObject({ kind: z.literal('decoy'), user, id: z.string(), pointX: z.int() }),
]);
const sessionState = z.strictObject({ kind: z.enum(['real', 'decoy']), user, as: user });
const proofState = z.strictObject({ user, token: z.string() });

export type PuzzleState = z.output<typeof puzzleState>;

export const writePuzzleState = (state: PuzzleState): string => encode(state);
export const readPuzzleState = (text: string): PuzzleState | null => decode(puzzleState, text);
export const writeSessionState = (state: z.output<typeof sessionState>): string => encode(state);
export const readSessionState = (text: string): z.output<typeof sessionState> | null => decode(sessionState, text);
export const writeProofState = (state: z.output<typeof proofState>): string => encode(state);
export const readProofState = (text: string): z.output<typeof proofState> | null => decode(proofState, text);

function encode(state: object): string {
  return Buffer.from(JSON.stringify(state), 'utf8').toString('base64url');
}

function decode<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}
