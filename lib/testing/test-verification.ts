import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@/lib/base/clock';
import { err, ok } from '@/lib/base/result';
import type { ProviderError, ProviderVerification, Puzzle } from '@/lib/providers/types';

export const gapAt = 120;
export const rightCode = '246810';

const puzzle: Puzzle = {
  background: 'data:image/png;base64,AA==',
  piece: 'data:image/png;base64,AQ==',
  width: 300,
  height: 150,
  pieceWidth: 40,
  pieceHeight: 40,
  pieceY: 30,
};

export type TestVerification = ProviderVerification & {
  /** How often `startPuzzle` was called. */
  puzzles: number;
  slides: { pointX: number; slideTimeMs: number; token: string }[];
  codes: string[];
  /** How many codes were sent. */
  sent: number;
  /** Returned by `solvePuzzle` and `checkCode` instead of their own result. */
  failure: ProviderError | null;
  /** Returned by `startPuzzle` instead of a picture. */
  noPicture: ProviderError | null;
  proofSeconds: number;
};

/** Creates a back end that verifies people itself, with a picture whose gap is at `gapAt` and the code `rightCode`. */
export function createTestVerification(clock: Clock): TestVerification {
  const later = (seconds: number) => new Date(clock().getTime() + seconds * 1000);
  const verification: TestVerification = {
    methods: ['sms', 'email'],
    puzzles: 0,
    slides: [],
    codes: [],
    sent: 0,
    failure: null,
    noPicture: null,
    proofSeconds: 300,
    async startPuzzle(user) {
      if (verification.noPicture) return err(verification.noPicture);
      verification.puzzles += 1;
      return ok({ puzzle, token: { value: `token-of-slide-${verification.puzzles}`, expiresAt: later(60) }, user });
    },
    async solvePuzzle({ pointX, slideTimeMs, token, withoutCode }) {
      verification.slides.push({ pointX, slideTimeMs, token: token.value });
      await delay(1);
      if (verification.failure) return err(verification.failure);
      if (Math.abs(pointX - gapAt) > 3) return err({ code: 'puzzle_refused' });
      if (!withoutCode) verification.sent += 1;
      return ok({ codeExpiresAt: later(180), session: withoutCode ? 'session-of-nobody' : 'session-of-code' });
    },
    async checkCode({ code, session }) {
      verification.codes.push(code);
      await delay(1);
      if (verification.failure) return err(verification.failure);
      if (code !== rightCode || session === 'session-of-nobody') return err({ code: 'code_refused' });
      return ok({ value: 'token-of-proof', expiresAt: later(verification.proofSeconds) });
    },
  };
  return verification;
}
