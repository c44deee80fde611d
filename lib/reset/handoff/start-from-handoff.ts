import 'server-only';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { recordEvent } from '@/lib/audit/record-event';
import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import { readShortCode } from '@/lib/crypto/derived-token';
import { createToken, hashToken } from '@/lib/crypto/token';
import { attempt as attempts } from '@/lib/db/schema';
import type { Directory } from '@/lib/directories/directory';
import { findConfiguredDirectory } from '@/lib/directories/find-directory';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import type { OpenHandoffInput } from '@/lib/forms/handoff';
import type { Refusal } from '@/lib/forms/refusal';
import { countRefusal } from '@/lib/rate-limit/count-refusal';
import { spendNetwork } from '@/lib/rate-limit/spend-network';
import type { Services } from '@/lib/services/services';
import type { Attempt } from '../attempt';
import { attemptEvent } from '../attempt-event';
import { currentStep } from '../current-step';
import { proofCall } from '../proof-call';
import { type ProviderState, sealProviderState } from '../provider-state';
import { countInstallation } from '../wrong-checks';
import { claimHandoff, findHandoff } from './find-handoff';
import { type Handoff, handoffDetail } from './handoff-of-attempt';
import { isHandoffBacked } from './handoff-right';

/**
 * Turns a hand-off into an attempt for the first browser that opens it: verified if the portal verifies, else at the
 * back end's own proof for the hand-off's account. Returns the token for the browser's cookie, or null if this browser
 * has opened the hand-off already and continues. Refuses with `handoff_over` if the hand-off is used, opened, expired,
 * ended or unknown or its creator lost the right to it, `reset_unavailable` if its directory is not usable now,
 * `short_code_format` for a malformed code, `too_many_tries`, and the back end's refusals.
 */
export async function startFromHandoff(
  services: Services,
  input: OpenHandoffInput,
  request: RequestFacts,
  earlier: Attempt | null,
): Promise<Result<{ token: string | null }, Refusal>> {
  const now = services.clock();
  // No code has this form, so it is a typing mistake and not a guess.
  if (input.code !== undefined && readShortCode(input.code) === null) return err({ code: 'short_code_format' });
  const allowed = await spendNetwork(services, 'addressChecks', request.address, now);
  if (!allowed.ok) {
    await countRefusal(services.db, 'handoff', now);
    return err({ code: 'too_many_tries', ...allowed.error });
  }
  const handoff = await findHandoff(services, input);
  if (!handoff) {
    await countInstallation(services, now);
    return err({ code: 'handoff_over' });
  }
  if (earlier?.handoffId === handoff.id && currentStep(services, earlier) !== 'identify') return ok({ token: null });
  const directory = findConfiguredDirectory(services.directories, handoff.directoryId);
  const why = whyOver(handoff, now);
  if (why) return refuse(services, handoff, request, { why, now });
  if (!directory) return refuse(services, handoff, request, { why: 'directory_gone', code: 'reset_unavailable', now });
  const opening = { services, directory, handoff, request };
  const state = await firstProof(opening, now);
  return state.ok ? claim(opening, state.value) : state;
}

function whyOver({ usedAt, endedAt, openedAt, expiresAt }: Handoff, now: Date): string | null {
  if (usedAt) return 'used';
  if (endedAt) return 'ended';
  if (openedAt) return 'opened';
  return expiresAt <= now ? 'expired' : null;
}

type Opening = { services: Services; directory: Directory; handoff: Handoff; request: RequestFacts };

/** If the back end verifies, fetches its first picture. Nothing is claimed before that succeeds. */
async function firstProof(
  { services, directory, handoff, request }: Opening,
  now: Date,
): Promise<Result<ProviderState | null, Refusal>> {
  const { verification } = directory.provider;
  if (!verification) return ok(null);
  const started = await verification.startPuzzle(handoff.accountName, proofCall(services, request));
  return started.ok
    ? ok({ phase: 'puzzle', puzzle: started.value.puzzle, token: started.value.token, shownAt: now })
    : err(describeProviderError(started.error));
}

async function claim(opening: Opening, state: ProviderState | null): Promise<Result<{ token: string }, Refusal>> {
  const { services, handoff, request } = opening;
  const now = services.clock();
  const token = createToken();
  const row = newRow(opening, state, hashToken(token), now);
  const why = await services.db.transaction(async (tx) => {
    if (!(await isHandoffBacked(tx, handoff))) return 'right_lost';
    if (!(await claimHandoff(tx, handoff, row, now))) return 'opened';
    await tx.insert(attempts).values(row);
    const detail = handoffDetail(handoff);
    await recordEvent(tx, {
      ...attemptEvent(row, request, now, { action: 'handoff_opened', outcome: 'ok', detail }),
      accountName: handoff.accountName,
    });
    return null;
  });
  return why === null ? ok({ token }) : refuse(services, handoff, request, { why, now });
}

function newRow(
  { services, directory, handoff, request }: Opening,
  state: ProviderState | null,
  id: string,
  now: Date,
) {
  const { keys, limits } = services;
  const minutes = state ? limits.attemptMinutes : limits.verifiedMinutes;
  return {
    id,
    directoryId: handoff.directoryId,
    accountId: handoff.accountId,
    accountName: handoff.accountName,
    identifier: handoff.accountName,
    identifierKind: 'username' as const,
    locale: request.locale,
    handoffId: handoff.id,
    startedAt: now,
    // The link's expiry does not shorten it: a person who opens it in its last minute gets the full time to choose.
    expiresAt: new Date(now.getTime() + minutes * 60_000),
    requestId: request.requestId,
    ...(state
      ? { method: directory.methods[0] ?? null, providerState: sealProviderState(keys, id, state) }
      : { state: 'verified' as const, proofs: 1, verifiedAt: now }),
  };
}

async function refuse(
  services: Services,
  handoff: Handoff,
  request: RequestFacts,
  { why, code = 'handoff_over', now }: { why: string; code?: ErrorCode; now: Date },
): Promise<Result<never, Refusal>> {
  const { id: attemptId, directoryId, accountId, accountName } = handoff;
  await services.db.transaction((tx) =>
    recordEvent(tx, {
      action: 'handoff_refused',
      outcome: 'refused',
      at: now,
      actor: 'person',
      requestId: request.requestId,
      ip: request.address,
      ...{ directoryId, accountId, accountName, attemptId },
      detail: { ...handoffDetail(handoff), why },
    }),
  );
  return err({ code });
}
