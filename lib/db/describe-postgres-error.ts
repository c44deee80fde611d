const server = 'The PostgreSQL server under DATABASE_URL';

/** Keyed by SQLSTATE or by the operating system's error code. */
const reasons: Record<string, string> = {
  '28P01': `${server} refuses the user name or password: correct them in DATABASE_URL`,
  '28000': `${server} lets no such user in: correct the user name in DATABASE_URL, or allow it on the server`,
  '3D000': `${server} has no database of the name in DATABASE_URL: create it there, or correct the name`,
  '42501': `${server} does not give the user in DATABASE_URL the right to make tables: make it the owner of the database`,
  '53100': `The disk of the PostgreSQL server under DATABASE_URL has no room left: make room there`,
  '53300': `${server} has no connection left: raise max_connections there, or end programs that hold some`,
  '57P03': `${server} is starting or stopping: start Rekey again once it is up`,
  ENOTFOUND: 'No machine is known by the host name in DATABASE_URL: correct it there',
  EAI_AGAIN: 'The host name in DATABASE_URL cannot be looked up: correct it there, or mend the DNS of this machine',
  ECONNREFUSED:
    'Nobody listens at the host and port in DATABASE_URL: start the PostgreSQL server, or correct them there',
  ENOENT: 'A certificate file that DATABASE_URL names is not there: correct its path',
};

const noRule = `${server} has no rule that lets this user in from this machine: add one to its pg_hba.conf or, where it wants TLS, put sslmode=verify-full into DATABASE_URL`;
const noTls = `${server} does not speak TLS, which DATABASE_URL demands: switch it on there, or take sslmode out`;
const noTrust = `The certificate of the PostgreSQL server under DATABASE_URL is not trusted for that host name: use the name that stands in it, or name your own authority in NODE_EXTRA_CA_CERTS`;
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
