import { err, type Result } from '@/lib/base/result';
import type { LdapFailure } from '@/lib/outbound/ldap/ldap-servers';
import type { ProviderDeps, ProviderError } from '@/lib/providers/types';

/** The calls of a provider, as health and audit name them. */
export type CallName = 'search' | 'modify' | 'bind';

/**
 * Runs one call if the line to the server is open, and reports its outcome to the line. A held call fails like a server
 * that cannot be reached.
 */
export type RunCall = <T>(
  name: CallName,
  run: () => Promise<Result<T, LdapFailure>>,
) => Promise<Result<T, LdapFailure>>;

export function createCalls({ line }: Pick<ProviderDeps, 'line'>): RunCall {
  return async (name, run) => {
    if (!line.admit(name)) return err({ kind: 'not_connected', fault: 'timeout' });
    const startedAt = performance.now();
    const result = await run();
    line.note(name, {
      code: result.ok ? null : codeOf(result.error),
      silent: !result.ok && (result.error.kind === 'not_connected' || result.error.kind === 'lost'),
      durationMs: Math.round(performance.now() - startedAt),
    });
    return result;
  };
}

/** A refusal is an answer: the server works. Only its refusal of the service account is a fault of the directory. */
function codeOf(failure: LdapFailure): ProviderError['code'] | null {
  if (failure.kind === 'not_connected' || failure.kind === 'lost') return 'unavailable';
  return null;
}
