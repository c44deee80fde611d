import type { ContactMethod } from '@/lib/base/contact';
import type { Directory } from '@/lib/directories/directory';
import type { CodeState } from '@/lib/i18n/phrases/code-state-phrases';
import type { Puzzle } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';
import { openProviderState } from './provider-state';
import { peekSend } from './send-allowance';

type CodeProof = {
  kind: 'code';
  method: ContactMethod;
  state: CodeState;
  /** Null if the back end decides the length of its codes. */
  digits: number | null;
  minutes: number;
  /** Changes with every code. */
  sentAt: number;
  /** 0 if a new code can be requested now. */
  secondsUntilResend: number;
};

/** What `/verify` asks for now: the answer to a puzzle, or a code. The same for an unknown user. */
export type ProofStep = CodeProof | { kind: 'puzzle'; method: ContactMethod; puzzle: Puzzle };

/** Checks whether the attempt waits for the answer to a puzzle. */
export function isAtPuzzle({ keys }: Pick<Services, 'keys'>, { id, providerState }: Attempt): boolean {
  return openProviderState(keys, id, providerState)?.phase === 'puzzle';
}

/** Derives from an open attempt and its remaining limits what the person has to do next. */
export async function describeProof(services: Services, attempt: Attempt, directory: Directory): Promise<ProofStep> {
  const method = attempt.method ?? directory.methods[0] ?? 'email';
  const state = openProviderState(services.keys, attempt.id, attempt.providerState);
  if (state?.phase === 'puzzle') return { kind: 'puzzle', method, puzzle: state.puzzle };
  const now = services.clock();
  const own = directory.provider.verification === undefined;
  const sentAt = (attempt.codeSentAt ?? attempt.startedAt).getTime();
  const lifeMs = (attempt.codeExpiresAt?.getTime() ?? sentAt) - sentAt;
  const next = await peekSend(services, attempt, method, now);
  const waits = [
    next.ok ? 0 : next.error.retryAfterSeconds,
    // A back end's next code can be requested once the last one has expired.
    own ? 0 : Math.ceil((sentAt + lifeMs - now.getTime()) / 1000),
  ];
  return {
    kind: 'code',
    method,
    state: codeState(services, attempt, !next.ok && next.error.code !== 'send_too_soon', now),
    digits: own ? services.config.codeDigits : null,
    minutes: own ? services.limits.codeMinutes[method] : Math.max(1, Math.round(lifeMs / 60_000)),
    sentAt,
    secondsUntilResend: Math.max(0, ...waits),
  };
}

function codeState({ limits }: Services, attempt: Attempt, usedUp: boolean, now: Date): CodeState {
  const { codeSentAt, codeExpiresAt, codeTries } = attempt;
  if (codeSentAt === null || codeExpiresAt === null) return usedUp ? 'used_up' : 'elsewhere';
  if (codeExpiresAt <= now) return 'expired';
  return codeTries >= limits.codeTries ? 'spent' : 'sent';
}
