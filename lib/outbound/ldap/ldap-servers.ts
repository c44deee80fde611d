import { type Client, type Control, ResultCodeError } from 'ldapts';
import type { Clock } from '@/lib/base/clock';
import { err, ok, type Result } from '@/lib/base/result';
import type { ConnectionFault } from '@/lib/outbound/connection-fault';
import { type ConnectionPool, createConnectionPool, type Lease } from './connection-pool';
import { findLdapServers, type LdapAddress, type LdapPlaces } from './ldap-address';
import { type LdapConnection, type OpenOptions, openConnection } from './open-connection';

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

/** `isRead`: the work changes nothing, so it is done once more if an older connection turns out to be closed. */
export type WorkOptions = { signal?: AbortSignal | undefined; isRead?: boolean };

/** The servers of one directory behind bounded pools, with fail-over. */
export type LdapServers = {
  /** Runs work on a pooled connection that is bound as the service account. */
  asService<T>(work: LdapWork<T>, options?: WorkOptions): Promise<Result<T, LdapFailure>>;
  /** Binds as somebody else, then runs the work. The connection never serves the service account. */
  asUser<T>(credentials: Credentials, work: LdapWork<T>, options?: WorkOptions): Promise<Result<T, LdapFailure>>;
};

export type LdapServersSettings = OpenOptions & {
  places: LdapPlaces;
  service: Credentials;
  clock: Clock;
};

const mostConnections = 8;
const invalidCredentials = 49;
/** A connection that the server closed while it was idle fails at once. A slow failure is the server's. */
const staleWithinMs = 1_000;
/** How long a server that failed is passed over while another one works. */
const passedOverMs = 30_000;

/** Creates the connections of one directory. Nothing is opened before the first call. */
export function createLdapServers(settings: LdapServersSettings): LdapServers {
  const { service, clock } = settings;
  const failedAt = new Map<string, number>();
  const servedBy = new WeakMap<Client, string>();

  type Prepare = (connection: LdapConnection) => Promise<Result<void, LdapFailure>>;

  /** Opens a connection to the first server that works. One that does not even answer `prepare` does not work. */
  async function openAny(prepare: Prepare, signal?: AbortSignal): Promise<Result<LdapConnection, LdapFailure>> {
    const found = await findLdapServers(settings.places);
    if (!found.ok) return err({ kind: 'not_connected', fault: found.error });
    let failure: LdapFailure = { kind: 'not_connected', fault: 'name' };
    for (const address of inOrder(found.value)) {
      const opened = await openOne(address, prepare, signal);
      if (opened.ok || opened.error.kind === 'refused') return opened;
      if (signal?.aborted) return err({ kind: 'cancelled' });
      failure = opened.error;
      failedAt.set(nameOf(address), clock().getTime());
    }
    return err(failure);
  }

  async function openOne(
    address: LdapAddress,
    prepare: Prepare,
    signal?: AbortSignal,
  ): Promise<Result<LdapConnection, LdapFailure>> {
    const opened = await openConnection(address, settings, signal);
    if (!opened.ok) return err({ kind: 'not_connected', fault: opened.error });
    const prepared = await prepare(opened.value);
    if (!prepared.ok) {
      opened.value.socket.destroy();
      return prepared;
    }
    failedAt.delete(nameOf(address));
    servedBy.set(opened.value.client, nameOf(address));
    return opened;
  }

  /** Servers that failed a moment ago come last. */
  function inOrder(addresses: readonly LdapAddress[]): LdapAddress[] {
    const failed = (address: LdapAddress) => hasFailed(nameOf(address));
    return [...addresses.filter((each) => !failed(each)), ...addresses.filter(failed)];
  }

  function hasFailed(name: string): boolean {
    const at = failedAt.get(name);
    return at !== undefined && clock().getTime() - at < passedOverMs;
  }

  async function onLease<T>(
    pool: ConnectionPool<LdapFailure>,
    { signal, isRead = false }: WorkOptions,
    use: (lease: Lease) => Promise<Result<T, LdapFailure>>,
  ): Promise<Result<T, LdapFailure>> {
    for (let tries = 1; ; tries += 1) {
      let leased: Result<Lease, LdapFailure>;
      try {
        leased = await pool.lease(signal);
      } catch (error) {
        if (signal?.aborted) return err({ kind: 'cancelled' });
        throw error;
      }
      if (!leased.ok) return leased;
      const lease = leased.value;
      const startedAt = performance.now();
      const sentBefore = lease.socket.bytesWritten;
      const done = await use(lease).catch((error: unknown) => {
        lease.drop();
        throw error;
      });
      if (done.ok || done.error.kind === 'refused') {
        lease.giveBack();
        return done;
      }
      const wasSent = lease.socket.bytesWritten > sentBefore;
      lease.drop();
      if (signal?.aborted) return wasSent ? done : err({ kind: 'cancelled' });
      const closedAtOnce = performance.now() - startedAt < staleWithinMs;
      if (lease.reused && closedAtOnce && (isRead || !wasSent)) continue;
      const name = servedBy.get(lease.client);
      if (name !== undefined) failedAt.set(name, clock().getTime());
      // A sign-in that was not answered has changed nothing, so the next server may be asked.
      if (done.error.kind === 'lost' && done.error.step === 'bind' && tries === 1) continue;
      return done;
    }
  }

  const pooled = { most: mostConnections, isUsable: (client: Client) => !hasFailed(servedBy.get(client) ?? '') };
  const servicePool = createConnectionPool((signal) => {
    const signIn = (client: Client) => client.bind(service.name, service.password, service.controls);
    return openAny((connection) => attempt(connection, 'bind', signIn, signal), signal);
  }, pooled);
  const personPool = createConnectionPool((signal) => openAny(async () => ok(), signal), pooled);
  return {
    asService: (work, options = {}) =>
      onLease(servicePool, options, (lease) => attempt(lease, 'work', work, options.signal)),
    asUser: async ({ name, password, controls }, work, options = {}) => {
      // A bind with an empty name or password succeeds as nobody (RFC 4513, section 5.1.2), so it is never sent.
      if (name === '' || password === '')
        return err({ kind: 'refused', step: 'bind', resultCode: invalidCredentials, message: '' });
      return onLease(personPool, options, async (lease) => {
        const bound = await attempt(lease, 'bind', (client) => client.bind(name, password, controls), options.signal);
        return bound.ok ? attempt(lease, 'work', work, options.signal) : bound;
      });
    },
  };
}

function nameOf({ host, port }: LdapAddress): string {
  return `${host}:${port}`;
}

async function attempt<T>(
  { client, socket }: LdapConnection,
  step: 'bind' | 'work',
  work: LdapWork<T>,
  signal?: AbortSignal,
): Promise<Result<T, LdapFailure>> {
  const stop = () => socket.destroy();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    return ok(await work(client));
  } catch (error) {
    if (error instanceof ResultCodeError) {
      return err({ kind: 'refused', step, resultCode: error.code, message: error.message });
    }
    if (socket.destroyed || !client.isConnected) return err({ kind: 'lost', step });
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
