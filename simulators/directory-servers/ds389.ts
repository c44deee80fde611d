import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Attribute, Change, Client } from 'ldapts';
import { canBind } from './can-bind';
import { createInstance } from './ds389-instance';
import { findFreePort } from './find-free-port';
import { firstPassword, type Person, people, peopleBase, suffix } from './openldap-entries';
import { startServer } from './start-server';

const manager = { name: 'cn=Directory Manager', password: 'Manager-Secret-2026' };
const service = { name: `cn=svc-reset,ou=services,${suffix}`, password: 'Svc-Secret-2026!' };

/** With any level on its command line, the server stays in the foreground. This one is its default. */
const defaultLogLevel = '266354688';

export type Ds389 = Awaited<ReturnType<typeof startDs389>>;

/** Why 389 Directory Server cannot run here; null if it can. */
export function whyNoDs389(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'the set-up program of 389 Directory Server writes to /etc, so it runs on Linux as root only';
  return existsSync('/usr/sbin/dscreate') && existsSync('/usr/sbin/ns-slapd')
    ? null
    : '389 Directory Server is not installed (Debian package 389-ds-base)';
}

/**
 * Starts 389 Directory Server on free ports, with TLS, its password policy, a service account with the least rights, and
 * the people of the OpenLDAP directory whose states it knows. Takes about ten seconds. Call `stop` at the end.
 */
export async function startDs389(options: { people?: readonly Person[] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rekey-389-'));
  const [port, encryptedPort] = [await findFreePort(), await findFreePort()];
  const instance = await createInstance({ folder, port, encryptedPort, manager });
  const start = () =>
    startServer({
      program: '/usr/sbin/ns-slapd',
      args: ['-D', instance.settings, '-i', instance.pidFile, '-d', defaultLogLevel],
      account: 'dirsrv',
      log: join(folder, 'log'),
      listensOn: { host: '127.0.0.1', port: encryptedPort },
    });
  let server = await start();
  const ldapUrl = `ldap://127.0.0.1:${port}`;

  async function asManager<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ url: ldapUrl });
    try {
      await client.bind(manager.name, manager.password);
      return await work(client);
    } finally {
      await client.unbind();
    }
  }

  await asManager((client) => seed(client, options.people ?? people));
  return {
    ldapUrl,
    ldapsUrl: `ldaps://localhost:${encryptedPort}`,
    ports: { plain: port, encrypted: encryptedPort },
    caFile: join(instance.settings, 'ca.crt'),
    peopleBase,
    service,
    asManager,
    /** Settings of an `ldap` directory on this server. */
    settings: {
      url: `ldaps://localhost:${encryptedPort}`,
      caFile: join(instance.settings, 'ca.crt'),
      bindDn: service.name,
      bindPassword: service.password,
      base: peopleBase,
      preset: '389ds',
    },
    /** Whether a person can sign in, asked without any provider. */
    signsIn: (uid: string, password: string) => canBind(ldapUrl, `uid=${uid},${peopleBase}`, password),
    readLog: () => readFileSync(instance.accessLog, 'utf8'),
    freeze: () => server.freeze(),
    thaw: () => server.thaw(),
    kill: () => server.end('SIGKILL'),
    restart: async () => {
      await server.end('SIGTERM');
      server = await start();
    },
    stop: async () => {
      await server.end('SIGTERM');
      instance.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function seed(client: Client, persons: readonly Person[]): Promise<void> {
  const set = (dn: string, attributes: Record<string, string>) =>
    client.modify(
      dn,
      Object.entries(attributes).map(
        ([type, value]) => new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) }),
      ),
    );
  await set('cn=config', {
    passwordCheckSyntax: 'on',
    passwordMinLength: '8',
    passwordMinCategories: '1',
    passwordHistory: 'on',
    passwordInHistory: '3',
    passwordLockout: 'on',
    passwordMaxFailure: '5',
    passwordLockoutDuration: '900',
    passwordTrackUpdateTime: 'on',
  });
  for (const ou of ['people', 'services', 'groups'])
    await client.add(`ou=${ou},${suffix}`, { objectClass: 'organizationalUnit', ou });
  await client.add(`ou=finance,${peopleBase}`, { objectClass: 'organizationalUnit', ou: 'finance' });
  const { name, password } = service;
  await client.add(name, {
    objectClass: ['organizationalRole', 'simpleSecurityObject'],
    cn: 'svc-reset',
    userPassword: password,
  });
  await client.modify(
    suffix,
    new Change({ operation: 'add', modification: new Attribute({ type: 'aci', values: rights }) }),
  );
  await client.modify(
    'cn=config',
    new Change({ operation: 'add', modification: new Attribute({ type: 'aci', values: [policyRight] }) }),
  );
  for (const { uid, name: cn, mail, mobile, unit } of persons)
    await client.add(`uid=${uid},${unit === undefined ? '' : `ou=${unit},`}${peopleBase}`, {
      objectClass: 'inetOrgPerson',
      uid,
      cn,
      sn: cn.split(' ').at(-1) ?? cn,
      userPassword: firstPassword,
      ...(mail === undefined ? {} : { mail }),
      ...(mobile === undefined ? {} : { mobile }),
    });
}

/** The rights that the documentation asks for (lib/providers/ldap/README.md). */
const rights = [
  `(targetattr="userPassword || passwordExpirationTime || accountUnlockTime || passwordRetryCount")(target="ldap:///${peopleBase}")(version 3.0; acl "Rekey sets passwords"; allow (write) userdn="ldap:///${service.name}";)`,
  `(targetattr="uid || cn || displayName || mail || mobile || objectClass || nsUniqueId || nsAccountLock || accountUnlockTime || passwordExpirationTime || pwdUpdateTime || pwdPolicySubentry")(target="ldap:///${peopleBase}")(version 3.0; acl "Rekey reads accounts"; allow (read, search, compare) userdn="ldap:///${service.name}";)`,
  '(targetattr="userPassword")(version 3.0; acl "People change their own password"; allow (write) userdn="ldap:///self";)',
];
const policyRight = `(targetattr="passwordCheckSyntax || passwordMinLength || passwordMinCategories || passwordMinTokenLength || passwordHistory || passwordInHistory || passwordMinAge || passwordExp || passwordMaxAge || passwordLockout || passwordLockoutDuration || objectClass")(version 3.0; acl "Rekey reads the password policy"; allow (read, search, compare) userdn="ldap:///${service.name}";)`;
