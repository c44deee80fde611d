import { err, ok, type Result } from '@/lib/base/result';
import { sendRequest } from '@/lib/outbound/send-request';
import type { CallOptions, ConnectionReport, ProviderError } from '@/lib/providers/types';
import type { MeetingContext } from './context';

/**
 * Checks the connection. With App ID it signs in. Without App ID, no harmless call proves that the settings work, so it
 * only checks that the address responds and adds the warning `reachability_only`.
 */
export async function checkConnection(
  context: MeetingContext,
  call?: CallOptions,
): Promise<Result<ConnectionReport, ProviderError>> {
  const startedAt = performance.now();
  const report = (warnings: string[]) =>
    ok({ latencyMs: Math.round(performance.now() - startedAt), warnings, signInUrl: null });
  if (context.appIdToken) {
    const token = await context.appIdToken.signIn();
    return token.ok ? report([]) : token;
  }
  const answer = await sendRequest(context.deps.fetch, context.settings.endpoint, { method: 'GET' }, call?.signal);
  if (answer.ok && answer.value.status < 500) return report(['reachability_only']);
  const vendor = { endpoint: 'GET /', status: answer.ok ? answer.value.status : null, code: null, requestId: null };
  return err({ code: 'unavailable', vendor });
}
