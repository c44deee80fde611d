const server = 'The PostgreSQL server under DATABASE_URL';

/** Keyed by SQLSTATE or by the operating system's error code. */
const reasons: Record<string, string> = {
  '28P01': `${server} refuses the user name or password: correct them in DATABASE_URL`,
  '28000': `${server} does not accept this user: correct the user name in DATABASE_URL, or allow it on the server`,
  '3D000': `${server} has no database with the name in DATABASE_URL: create it, or correct the name`,
  '42501': `${server} does not let the user in DATABASE_URL create tables: make this user the owner of the database`,
  '53100': `The disk of the PostgreSQL server under DATABASE_URL has no space left: free space there`,
  '53300': `${server} has no connection left: raise max_connections there, or stop other programs that use connections`,
  '57P03': `${server} is starting or stopping: start Rekey again when it is up`,
  ENOTFOUND: 'The host name in DATABASE_URL does not exist: correct it',
  EAI_AGAIN: 'The host name in DATABASE_URL cannot be resolved: correct it, or fix the DNS of this machine',
  ECONNREFUSED: 'Nothing listens on the host and port in DATABASE_URL: start the PostgreSQL server, or correct them',
  ENOENT: 'A certificate file in DATABASE_URL does not exist: correct its path',
};

const noRule = `${server} has no rule that lets this user connect from this machine: add one to its pg_hba.conf or, if it requires TLS, add sslmode=verify-full to DATABASE_URL`;
const noTls = `${server} does not support TLS, which DATABASE_URL requires: enable it there, or remove sslmode`;
const noTrust = `The certificate of the PostgreSQL server under DATABASE_URL is not trusted for that host name: use the name in the certificate, or set NODE_EXTRA_CA_CERTS to trust your own CA`;
/**
 * Describes in one sentence why a PostgreSQL server could not be used and what to do; `otherwise` for causes that a
 * person cannot fix. The URL, which contains a password, is never included.
 */
export function describePostgresError(error: unknown, otherwise: string): string {
  // Libraries wrap the server's errors.
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code, routine, message } = at as Error & { code?: string; routine?: string };
    if (message === 'The server does not support SSL connections') return `${noTls}.`;
    if (typeof code === 'string') return `${reasonOf(code, routine) ?? otherwise} (${code}).`;
  }
  return `${otherwise}.`;
}

function reasonOf(code: string, routine: string | undefined): string | undefined {
  // Checks the location in the server's source, since its messages are localised.
  if (code === '28000' && routine === 'ClientAuthentication') return noRule;
  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) return noTrust;
  return reasons[code];
}
