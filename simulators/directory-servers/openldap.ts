import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { canBind } from './can-bind';
import { type CertificateFlaw, createCertificates } from './certificates';
import { findFreePort } from './find-free-port';
import { directoryLdif, type Person, people, peopleBase, suffix } from './openldap-entries';
import { startServer } from './start-server';

const run = promisify(execFile);

const passwords = { service: 'Svc-Secret-2026!', powerless: 'Powerless-2026!', admin: 'Adm1n-Secret-2026!' };

export type OpenLdapOptions = {
  people?: readonly Person[];
  flaw?: CertificateFlaw;
  /** Ports of an earlier server, to start another one in its place. */
  ports?: { plain: number; encrypted: number };
};

export type OpenLdap = Awaited<ReturnType<typeof startOpenLdap>>;

/** Why OpenLDAP cannot be started here; null if it can. */
export function whyNoOpenLdap(): string | null {
  if (!existsSync('/usr/sbin/slapd')) return 'slapd is not installed (Debian package slapd)';
  return existsSync('/usr/bin/openssl') ? null : 'openssl is not installed';
}

/**
 * Starts OpenLDAP on free ports of 127.0.0.1 in a temporary folder, with TLS, the overlay ppolicy, a service account with
 * the least rights, and people in many states. Call `stop` at the end.
 */
export async function startOpenLdap(options: OpenLdapOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rekey-openldap-'));
  mkdirSync(join(folder, 'db'));
  const { caFile } = await createCertificates(folder, ['localhost', '127.0.0.1'], options.flaw);
  const ports = options.ports ?? { plain: await findFreePort(), encrypted: await findFreePort() };
  writeFileSync(join(folder, 'slapd.conf'), slapdConf(folder));
  writeFileSync(join(folder, 'directory.ldif'), directoryLdif(options.people ?? people, passwords));
  await run('/usr/sbin/slapadd', ['-q', '-f', join(folder, 'slapd.conf'), '-l', join(folder, 'directory.ldif')], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const ldapUrl = `ldap://127.0.0.1:${ports.plain}`;
  const ldapsUrl = `ldaps://127.0.0.1:${ports.encrypted}`;
  const start = () =>
    startServer({
      program: '/usr/sbin/slapd',
      args: ['-f', join(folder, 'slapd.conf'), '-h', `${ldapUrl} ${ldapsUrl}`, '-d', 'stats'],
      log: join(folder, 'log'),
      listensOn: { host: '127.0.0.1', port: ports.encrypted },
    });
  let server = await start();

  return {
    ldapUrl,
    ldapsUrl,
    ports,
    caFile,
    suffix,
    peopleBase,
    get pid() {
      return server.pid;
    },
    service: { name: `cn=svc-reset,ou=services,${suffix}`, password: passwords.service },
    /** An account that may read but not write. */
    powerless: { name: `cn=svc-powerless,ou=services,${suffix}`, password: passwords.powerless },
    admin: { name: `cn=admin,${suffix}`, password: passwords.admin },
    policyDn: `cn=default,ou=policies,${suffix}`,
    /** Settings of an `ldap` directory on this server. */
    settings: {
      url: ldapsUrl,
      caFile,
      bindDn: `cn=svc-reset,ou=services,${suffix}`,
      bindPassword: passwords.service,
      base: peopleBase,
      preset: 'openldap',
      policyDn: `cn=default,ou=policies,${suffix}`,
    },
    /** Whether a person can sign in, asked without any provider. */
    signsIn: (uid: string, password: string) => canBind(ldapUrl, `uid=${uid},${peopleBase}`, password),
    /** What the server logged about connections, operations and results (loglevel `stats`). */
    readLog: () => readFileSync(join(folder, 'log'), 'utf8'),
    freeze: () => server.freeze(),
    thaw: () => server.thaw(),
    kill: () => server.end('SIGKILL'),
    restart: async () => {
      await server.end('SIGTERM');
      server = await start();
    },
    stop: async () => {
      await server.end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The configuration, with the rights that the documentation asks for (lib/providers/ldap/README.md). */
function slapdConf(folder: string): string {
  const reset = `cn=svc-reset,ou=services,${suffix}`;
  const powerless = `cn=svc-powerless,ou=services,${suffix}`;
  return `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/nis.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload ppolicy
pidfile ${folder}/slapd.pid
sizelimit 2000
TLSCACertificateFile ${folder}/ca.crt
TLSCertificateFile ${folder}/server.crt
TLSCertificateKeyFile ${folder}/server.key
TLSVerifyClient never
password-hash {SSHA}
database mdb
suffix "${suffix}"
rootdn "cn=admin,${suffix}"
rootpw ${passwords.admin}
directory ${folder}/db
maxsize 2147483648
index objectClass,entryUUID eq
index uid,mail,mobile,member,uniqueMember eq
index cn,displayName eq,sub
overlay ppolicy
ppolicy_default "cn=default,ou=policies,${suffix}"
ppolicy_hash_cleartext
ppolicy_use_lockout
access to dn.subtree="${peopleBase}" attrs=userPassword
  by dn.exact="${reset}" write
  by self write
  by anonymous auth
  by * none
access to attrs=userPassword
  by anonymous auth
  by * none
access to dn.subtree="${peopleBase}" attrs=pwdReset,pwdAccountLockedTime
  by dn.exact="${reset}" write
  by dn.exact="${powerless}" read
  by * none
access to dn.subtree="${peopleBase}"
  by dn.exact="${reset}" read
  by dn.exact="${powerless}" read
  by self read
  by * none
access to *
  by dn.exact="${reset}" read
  by dn.exact="${powerless}" read
  by anonymous auth
  by * none
`;
}
