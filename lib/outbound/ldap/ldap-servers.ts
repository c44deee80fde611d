import type { Client, Control } from 'ldapts';
import type { Result } from '@/lib/base/result';
import type { ConnectionFault } from '@/lib/outbound/connection-fault';

/**
 * Why work on a directory server failed.
 * - `not_connected`: no connection, so nothing was sent.
 * - `cancelled`: the signal fired before anything was sent.
 * - `refused`: the server answered with this LDAP result code (RFC 4511, appendix A) and message. `step` tells whether it
 *   refused the bind or the work.
 * - `lost`: a request was sent and no answer arrived, so its outcome is unknown. Also if the signal fired meanwhile.
 */
export type LdapFailure =
  | { kind: 'not_connected'; fault: ConnectionFault }
  | { kind: 'cancelled' }
  | { kind: 'refused'; step: 'bind' | 'work'; resultCode: number; message: string }
  | { kind: 'lost'; step: 'bind' | 'work' };

/** Who binds. `controls` go with the bind; read the answer from the instances afterwards. */
export type Credentials = { name: string; password: string; controls?: Control[] };

/** Work on one bound connection, which it has for itself. It may throw what the client throws. */
export type LdapWork<T> = (client: Client) => Promise<T>;

/** The servers of one directory behind one bounded pool, with fail-over. */
export type LdapServers = {
  /** Runs work on a pooled connection that is bound as the service account. */
  asService<T>(work: LdapWork<T>, signal?: AbortSignal): Promise<Result<T, LdapFailure>>;
  /** Binds as somebody else, then runs the work. The connection never serves the service account. */
  asUser<T>(credentials: Credentials, work: LdapWork<T>, signal?: AbortSignal): Promise<Result<T, LdapFailure>>;
};
