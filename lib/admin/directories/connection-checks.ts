import type { Result } from '@/lib/base/result';
import type { ConnectionReport, ProviderError } from '@/lib/providers/types';
import type { Observed } from './observe-fetch';

/** Everything that a connection test can report. Each has its text, and a remedy if one is needed. */
export const checkCodes = [
  'host_unknown',
  'reached',
  'not_reached',
  'clock_right',
  'clock_off',
  'credentials_accepted',
  'credentials_refused',
  'credentials_unchecked',
  'rights_missing',
  'service_off',
  'busy',
  'server_failing',
  'not_understood',
  'single_sign_on',
  'sign_in_page_unknown',
  'name_unknown',
  'connected',
  'connection_refused',
  'connection_timeout',
  'address_forbidden',
  'encrypted',
  'tls_untrusted',
  'tls_name',
  'tls_expired',
  'tls_failed',
  'insecure',
  'signed_in',
  'sign_in_refused',
  'base_found',
  'base_missing',
  'accounts_found',
  'accounts_none',
  'rights_unchecked',
  'password_modify_missing',
  'storage_ready',
  'policy_fits',
  'policy_conflict',
  'methods_ready',
  'methods_missing',
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** One finding: `ok`, `info` for something to know, `danger` for something to fix. */
export type Check = { code: CheckCode; tone: 'ok' | 'info' | 'danger'; seconds?: number; count?: string };

/** The vendors reject signatures whose time is off by 15 and by 5 minutes; this is below the smaller. */
const mostSkewSeconds = 240;

/** Splits the result of `checkConnection` into findings. `calls` is false for kinds without a back end. */
export function connectionChecks(
  result: Result<ConnectionReport, ProviderError>,
  seen: Observed,
  calls: boolean,
): Check[] {
  const direct = serverChecks(result);
  if (direct) return direct;
  // The server answered, only not through `fetch`.
  if (!result.ok && !seen.answered && typeof result.error.vendor?.status === 'number')
    return [good('connected'), good('signed_in'), fromError(result.error)];
  if (!calls) return [result.ok ? good('storage_ready') : bad('not_understood')];
  if (!seen.answered) return [bad('not_reached')];
  const skew = Math.abs(seen.skewSeconds ?? 0);
  const clock: Check[] =
    skew > mostSkewSeconds
      ? [{ ...bad('clock_off'), seconds: skew }]
      : seen.skewSeconds === null
        ? []
        : [good('clock_right')];
  // The vendor describes a wrong time in its own words; the clock finding is enough.
  const isLate = skew > mostSkewSeconds && !result.ok;
  const rest = result.ok ? fromReport(result.value) : isLate ? [] : [fromError(result.error)];
  return [good('reached'), ...clock, ...rest];
}

type Fault = NonNullable<ProviderError['fault']>;

/** The finding for each step of a connection that can fail, in the order of the steps. */
const faults = {
  name: 'name_unknown',
  not_allowed: 'address_forbidden',
  insecure: 'insecure',
  refused: 'connection_refused',
  timeout: 'connection_timeout',
  tls_untrusted: 'tls_untrusted',
  tls_name: 'tls_name',
  tls_expired: 'tls_expired',
  tls_failed: 'tls_failed',
  bind: 'sign_in_refused',
  base: 'base_missing',
} as const satisfies Record<Fault, CheckCode>;

/** Findings about a directory server, which is not called through `fetch`. Null for other back ends. */
function serverChecks(result: Result<ConnectionReport, ProviderError>): Check[] | null {
  if (!result.ok) {
    const { fault } = result.error;
    if (fault === undefined) return null;
    const passed: Check[] = [
      ...(fault.startsWith('tls') || fault === 'bind' || fault === 'base' ? [good('connected')] : []),
      ...(fault === 'base' ? [good('signed_in')] : []),
    ];
    return [...passed, bad(faults[fault])];
  }
  const { entries, entriesAreMore, encrypted, warnings } = result.value;
  if (entries === undefined) return null;
  const count = `${entries}${entriesAreMore ? '+' : ''}`;
  return [
    good('connected'),
    ...(encrypted ? [good('encrypted')] : []),
    good('signed_in'),
    good('base_found'),
    entries === 0 ? bad('accounts_none') : { ...good('accounts_found'), count },
    ...(warnings.includes('password_modify_missing') ? [bad('password_modify_missing')] : []),
    ...(warnings.includes('rights_unchecked') ? [{ code: 'rights_unchecked', tone: 'info' } as const] : []),
  ];
}

function fromReport({ warnings }: ConnectionReport): Check[] {
  const unchecked = warnings.includes('reachability_only');
  const notes = (['single_sign_on', 'sign_in_page_unknown'] as const).filter((code) => warnings.includes(code));
  return [
    unchecked ? { code: 'credentials_unchecked', tone: 'info' } : good('credentials_accepted'),
    ...notes.map((code) => ({ code, tone: 'info' }) as const),
  ];
}

function fromError({ code }: ProviderError): Check {
  if (code === 'credentials_refused') return bad('credentials_refused');
  if (code === 'forbidden') return bad('rights_missing');
  if (code === 'service_disabled') return bad('service_off');
  if (code === 'throttled' || code === 'busy') return bad('busy');
  return bad(code === 'unavailable' ? 'server_failing' : 'not_understood');
}

export function good(code: CheckCode): Check {
  return { code, tone: 'ok' };
}

export function bad(code: CheckCode): Check {
  return { code, tone: 'danger' };
}
