import type { Directory } from '@/lib/directories/directory';
import type { ContactMethod, Puzzle } from '@/lib/providers/types';
import type { Services } from '@/lib/services';
import type { Attempt } from './attempt';
import { openProviderState } from './provider-state';

type CodeProof = {
  kind: 'code';
  method: ContactMethod;
  /** Null where the back end decides how long its codes are. */
  digits: number | null;
  minutes: number;
  /** Changes with every code. */
  sentAt: number;
  secondsUntilResend: number;
};

/** What `/verify` asks for now: the answer to a picture, or a code. The same for somebody unknown. */
export type ProofStep = CodeProof | { kind: 'puzzle'; method: ContactMethod; puzzle: Puzzle };

/** Reads off an open attempt what its person has to do next. */
export function describeProof(services: Services, attempt: Attempt, directory: Directory): ProofStep {
  const method = attempt.method ?? directory.methods[0] ?? 'email';
  const now = services.clock().getTime();
  const sentAt = (attempt.codeSentAt ?? attempt.startedAt).getTime();
  const state = openProviderState(services.keys, attempt.id, attempt.providerState);
  if (state?.phase === 'puzzle') return { kind: 'puzzle', method, puzzle: state.puzzle };
  const own = directory.provider.verification === undefined;
  const lifeMs = (attempt.codeExpiresAt?.getTime() ?? sentAt) - sentAt;
  // Where no code could be sent, asking for one tells why at once. A back end's own next code can be asked for when the
  // last one dies (contracts B.1, step 3).
  const waitMs = attempt.codeSentAt === null ? 0 : own ? 60_000 : lifeMs;
  return {
    kind: 'code',
    method,
    digits: own ? services.config.codeDigits : null,
    minutes: own ? services.limits.codeMinutes[method] : Math.max(1, Math.round(lifeMs / 60_000)),
    sentAt,
    secondsUntilResend: Math.max(0, Math.ceil((sentAt + waitMs - now) / 1000)),
  };
}
