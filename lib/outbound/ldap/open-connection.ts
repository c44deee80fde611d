import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { Client } from 'ldapts';
import { err, ok, type Result } from '@/lib/base/result';
import type { ConnectionFault } from '@/lib/outbound/connection-fault';
import { lookUpChecked, type OutboundGuard } from '@/lib/outbound/outbound-guard';
import { isOwnMachine, type LdapAddress } from './ldap-address';

export type TlsSettings = {
  /** Path of the PEM file with the only certificate authorities to trust; Node's own list if it is absent. */
  caFile?: string | undefined;
  /** The name in the server's certificate, if it is not the host. */
  serverName?: string | undefined;
};

export type OpenOptions = { guard: OutboundGuard | null; tls: TlsSettings };

/** An encrypted (or local) connection on which nobody is bound yet. */
export type LdapConnection = { client: Client; socket: Socket };

const connectTimeoutMs = 3_000;
const callTimeoutMs = 10_000;
const startTlsOid = '1.3.6.1.4.1.1466.20037';

/**
 * Connects to one server: at most 3 s for the connection with its TLS handshake, then at most 10 s for each call. A
 * connection that cannot be encrypted is never used without encryption. The client does not reconnect by itself.
 */
export async function openConnection(
  address: LdapAddress,
  { guard, tls }: OpenOptions,
  signal?: AbortSignal,
): Promise<Result<LdapConnection, ConnectionFault>> {
  const { host, port, security } = address;
  if (security === 'none' && !isOwnMachine(host)) return err('insecure');
  // A plain connection that StartTLS encrypts is as safe as one that starts encrypted.
  const scheme = security === 'none' ? 'http' : 'https';
  const checked = await guard?.check(`${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`);
  if (checked && !checked.ok) return err(checked.error === 'not_allowed' ? 'not_allowed' : 'name');
  const late = AbortSignal.timeout(connectTimeoutMs);
  const stop = signal ? AbortSignal.any([signal, late]) : late;
  const plain = connect({
    host,
    port,
    noDelay: true,
    ...(checked?.ok ? { lookup: lookUpChecked(checked.value) } : {}),
  });
  const fail = (fault: ConnectionFault): Result<never, ConnectionFault> => {
    plain.on('error', () => undefined).destroy();
    return err(late.aborted ? 'timeout' : fault);
  };
  const connected = await opened(plain, 'connect', stop);
  if (!connected.ok) return fail(faultOfTcp(connected.error));
  if (security === 'none') return ok({ client: clientOn(plain), socket: plain });
  if (security === 'starttls' && !(await startTls(plain, stop))) return fail('tls_failed');
  const ca = await readAuthorities(tls.caFile);
  if (!ca.ok) return fail('tls_untrusted');
  const servername = tls.serverName ?? host;
  const encrypted = connectTls({
    socket: plain,
    host: servername,
    ...(isName(servername) ? { servername } : {}),
    ...(ca.value === undefined ? {} : { ca: ca.value }),
  });
  const secured = await opened(encrypted, 'secureConnect', stop);
  if (secured.ok) return ok({ client: clientOn(encrypted), socket: encrypted });
  encrypted.on('error', () => undefined).destroy();
  return fail(faultOfTls(secured.error));
}

/** A client on an open socket. It refuses to open another one, which would be neither encrypted nor bound. */
function clientOn(socket: Socket | TLSSocket): Client {
  let used = false;
  const once = () => {
    if (used) throw new Error('This connection is closed');
    used = true;
    return socket;
  };
  return new Client({
    url: 'ldap://localhost',
    timeout: callTimeoutMs,
    createConnection: once,
  });
}

async function startTls(socket: Socket, stop: AbortSignal): Promise<boolean> {
  const client = clientOn(socket);
  const end = () => socket.destroy();
  stop.addEventListener('abort', end);
  try {
    await client.exop(startTlsOid);
    // From now on TLS reads the socket. Any other data that arrived unencrypted is dropped with the client.
    socket.removeAllListeners();
    return true;
  } catch {
    return false;
  } finally {
    stop.removeEventListener('abort', end);
  }
}

function opened(socket: Socket, event: 'connect' | 'secureConnect', stop: AbortSignal): Promise<Result<void, string>> {
  return new Promise((resolve) => {
    const settle = (result: Result<void, string>) => {
      socket.removeListener(event, onOpen).removeListener('error', onError).removeListener('close', onClose);
      stop.removeEventListener('abort', onStop);
      resolve(result);
    };
    const onOpen = () => settle(ok());
    const onError = (error: NodeJS.ErrnoException) => settle(err(error.code ?? 'unknown'));
    const onClose = () => settle(err('ECONNRESET'));
    const onStop = () => settle(err('ETIMEDOUT'));
    socket.once(event, onOpen).once('error', onError).once('close', onClose);
    stop.addEventListener('abort', onStop);
    if (stop.aborted) onStop();
  });
}

async function readAuthorities(caFile: string | undefined): Promise<Result<string | undefined, 'unreadable'>> {
  if (caFile === undefined) return ok(undefined);
  try {
    return ok(await readFile(caFile, 'utf8'));
  } catch {
    return err('unreadable');
  }
}

/** An IP address is no name for SNI (RFC 6066, section 3). */
function isName(host: string): boolean {
  return !/^[\d.]+$/.test(host) && !host.includes(':');
}

function faultOfTcp(code: string): ConnectionFault {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name';
  return code === 'ETIMEDOUT' ? 'timeout' : 'refused';
}

/** Codes of OpenSSL's verification as Node reports them. @see https://nodejs.org/api/tls.html#x509-certificate-error-codes */
function faultOfTls(code: string): ConnectionFault {
  if (code === 'ETIMEDOUT') return 'timeout';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') return 'tls_name';
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return 'tls_expired';
  const untrusted = /SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|CERT_(UNTRUSTED|REJECTED|SIGNATURE)|INVALID_CA/;
  return untrusted.test(code) ? 'tls_untrusted' : 'tls_failed';
}
