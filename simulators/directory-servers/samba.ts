import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Attribute, Change, Client } from 'ldapts';
import { type CertificateFlaw, createCertificates } from './certificates';
import { provisionDomain } from './provision-domain';
import { type DomainPerson, domainBase, domainPeople, domainPeopleList, firstDomainPassword } from './samba-entries';
import { startServer } from './start-server';

const run = promisify(execFile);

const administrator = { name: 'Administrator@ad.example.org', password: 'Adm1n-Passw0rd!' };
const service = { name: 'svc-reset@ad.example.org', password: 'Svc-Secret-2026!' };
const powerless = { name: 'svc-powerless@ad.example.org', password: 'Svc-Secret-2026!' };

export type SambaOptions = {
  people?: readonly DomainPerson[];
  flaw?: CertificateFlaw;
  /** Minimum password age in days; 0 by default, so that tests can change a password twice. */
  minAgeDays?: number;
};

export type Samba = Awaited<ReturnType<typeof startSamba>>;

/** Why a domain controller cannot run here; null if it can. */
export function whyNoSamba(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'a domain controller needs the ports 389 and 636, so it runs on Linux as root only';
  const isInstalled = existsSync('/usr/bin/samba-tool') && existsSync('/usr/share/samba/setup/provision.ldif');
  return isInstalled && existsSync('/usr/sbin/samba') ? null : 'Samba is not installed (Debian package samba-ad-dc)';
}

/**
 * Starts a Samba domain controller on an address of its own in 127.0.0.0/8, because its ports are fixed. It has a service
 * account with the least rights, and people in many states below OU=People. Takes about five seconds,
 * and ten the first time. Call `stop` at the end.
 */
export async function startSamba(options: SambaOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rekey-samba-'));
  const host = `127.${randomByte()}.${randomByte()}.${randomByte()}`;
  for (const name of ['run', 'tls', 'cache']) mkdirSync(join(folder, name));
  await provisionDomain(folder, administrator.password);
  const { caFile, certificateFile, keyFile } = await createCertificates(
    join(folder, 'tls'),
    ['dc1.ad.example.org', host],
    options.flaw,
  );
  // Samba refuses a key that others may read.
  chmodSync(join(folder, 'tls/server.key'), 0o600);
  writeFileSync(join(folder, 'smb.conf'), smbConf(folder, host));
  const samba = (...args: string[]) => run('samba-tool', [...args, `--configfile=${join(folder, 'smb.conf')}`]);
  await samba(
    ...['domain', 'passwordsettings', 'set', '--account-lockout-threshold=3', '--history-length=3'],
    `--min-pwd-age=${options.minAgeDays ?? 0}`,
  );
  const start = () =>
    startServer({
      program: '/usr/sbin/samba',
      args: ['-i', '-M', 'single', '-s', join(folder, 'smb.conf'), '--debug-stdout'],
      log: join(folder, 'run/log'),
      listensOn: { host, port: 636 },
    });
  let server = await start();
  const url = `ldaps://${host}`;

  /** Runs work as the administrator, bypassing any provider. */
  async function asAdministrator<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({
      url,
      tlsOptions: {
        ca: [readFileSync(caFile)],
        servername: 'dc1.ad.example.org',
        ...(options.flaw ? { rejectUnauthorized: false } : {}),
      },
    });
    try {
      await client.bind(administrator.name, administrator.password);
      return await work(client);
    } finally {
      await client.unbind();
    }
  }

  /** Null if the bind works, else what the server said. */
  async function bindAs(name: string, password: string): Promise<string | null> {
    const client = new Client({ url, tlsOptions: { ca: [readFileSync(caFile)] } });
    try {
      await client.bind(`${name}@ad.example.org`, password);
      return null;
    } catch (error) {
      return String(error);
    } finally {
      await client.unbind();
    }
  }

  await asAdministrator((client) => seed(client, options.people ?? domainPeopleList));
  const sids = await asAdministrator(
    async (client) =>
      (
        await client.search(domainBase, {
          filter: '(sAMAccountName=svc-reset)',
          attributes: ['objectSid'],
          explicitBufferAttributes: ['objectSid'],
        })
      ).searchEntries[0]?.['objectSid'],
  );
  const sid = readSid(sids as Buffer);
  const grant = (objectDn: string, sddl: string) => samba('dsacl', 'set', `--objectdn=${objectDn}`, `--sddl=${sddl}`);
  await grant(domainPeople, delegation(sid));
  return {
    url,
    host,
    caFile,
    certificate: () => ({ cert: readFileSync(certificateFile), key: readFileSync(keyFile) }),
    base: domainPeople,
    service,
    powerless,
    administrator,
    /** Settings of an `active-directory` directory on this controller. */
    settings: { url, caFile, bindDn: service.name, bindPassword: service.password, base: domainPeople },
    asAdministrator,
    /** Whether a person can sign in, asked without any provider. */
    signsIn: async (name: string, password: string) => (await bindAs(name, password)) === null,
    /** Whether a password is right: people who must change theirs cannot sign in with it. */
    accepts: async (name: string, password: string) => {
      const refusal = await bindAs(name, password);
      return refusal === null || refusal.includes('data 773');
    },
    addPeople: (people: readonly DomainPerson[]) =>
      asAdministrator(async (client) => {
        for (const person of people) await addUser(client, domainPeople, person, firstDomainPassword);
      }),
    /** What the server says to a bind with this password; null if it works. */
    refusalOf: bindAs,
    /** Lets the service account read fine-grained policies, which only administrators may by default. */
    letServiceReadPolicies: async () => {
      await grant(`CN=Password Settings Container,CN=System,${domainBase}`, `(A;CI;RPLCLORC;;;${sid})`);
    },
    /** Hides the groups of a person from the service account. */
    denyTokenGroups: async (name: string) => {
      await grant(`CN=${name},${domainPeople}`, `(OD;;RP;b7c69e6d-2cc7-11d2-854e-00a0c983f608;;${sid})`);
    },
    /** Makes a person's password look as if it had been set in January 2020. No client may write that time. */
    makePasswordOld: async (name: string) => {
      await run('/usr/bin/python3', [
        '-c',
        makeOld,
        join(folder, 'smb.conf'),
        `CN=${name},${domainPeople}`,
        '132223104000000000',
      ]);
    },
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

async function seed(client: Client, people: readonly DomainPerson[]): Promise<void> {
  await client.add(domainPeople, { objectClass: 'organizationalUnit', ou: 'People' });
  for (const { name } of [service, powerless]) {
    const account = name.split('@')[0] ?? '';
    await addUser(client, `CN=Users,${domainBase}`, { name: account }, service.password);
  }
  const groups = ['Long Passwords', 'Board', 'Directors'];
  for (const name of groups)
    await client.add(`CN=${name},${domainPeople}`, { objectClass: 'group', sAMAccountName: name });
  // Members of Board are in Directors only through it.
  await addMember(client, `CN=Directors,${domainPeople}`, `CN=Board,${domainPeople}`);
  for (const person of people) {
    await addUser(client, domainPeople, person, firstDomainPassword);
    for (const group of person.groups ?? []) {
      const parent = groups.includes(group) ? domainPeople : `CN=Users,${domainBase}`;
      await addMember(client, `CN=${group},${parent}`, `CN=${person.name},${domainPeople}`);
    }
  }
  await client.add(`CN=Strict,CN=Password Settings Container,CN=System,${domainBase}`, {
    objectClass: 'msDS-PasswordSettings',
    'msDS-PasswordSettingsPrecedence': '10',
    'msDS-PasswordReversibleEncryptionEnabled': 'FALSE',
    'msDS-PasswordHistoryLength': '5',
    'msDS-PasswordComplexityEnabled': 'TRUE',
    'msDS-MinimumPasswordLength': '16',
    'msDS-MinimumPasswordAge': '0',
    'msDS-MaximumPasswordAge': '-864000000000',
    'msDS-LockoutThreshold': '3',
    'msDS-LockoutObservationWindow': '-18000000000',
    'msDS-LockoutDuration': '-18000000000',
    'msDS-PSOAppliesTo': `CN=Long Passwords,${domainPeople}`,
  });
}

async function addUser(client: Client, parent: string, person: DomainPerson, password: string): Promise<void> {
  const { name, displayName, attributes = {}, control = 512 } = person;
  const dn = `CN=${name},${parent}`;
  await client.add(dn, [
    ...Object.entries({
      objectClass: 'user',
      sAMAccountName: name,
      userPrincipalName: `${name}@ad.example.org`,
      ...(displayName === undefined ? {} : { displayName }),
      ...attributes,
      userAccountControl: String(control),
    }).map(([type, value]) => new Attribute({ type, values: [value].flat() })),
    new Attribute({ type: 'unicodePwd', values: [Buffer.from(`"${password}"`, 'utf16le')] as unknown as string[] }),
  ]);
  if (person.mustChange) {
    const modification = new Attribute({ type: 'pwdLastSet', values: ['0'] });
    await client.modify(dn, new Change({ operation: 'replace', modification }));
  }
}

function addMember(client: Client, group: string, member: string): Promise<void> {
  const modification = new Attribute({ type: 'member', values: [member] });
  return client.modify(group, new Change({ operation: 'add', modification }));
}

/** Writes pwdLastSet below Samba's own checks: with DSDB_CONTROL_BYPASS_PASSWORD_HASH_OID, which is for the same machine only. */
const makeOld = `
import sys, ldb
from samba.auth import system_session
from samba.param import LoadParm
from samba.samdb import SamDB
_, conf, dn, time = sys.argv
parameters = LoadParm()
parameters.load(conf)
database = SamDB(lp=parameters, session_info=system_session())
message = ldb.Message(ldb.Dn(database, dn))
message['pwdLastSet'] = ldb.MessageElement(time, ldb.FLAG_MOD_REPLACE, 'pwdLastSet')
database.modify(message, ['local_oid:1.3.6.1.4.1.7165.4.3.12:0'])
`;

/** Reset Password, and read and write pwdLastSet and lockoutTime, on users below the unit. */
function delegation(sid: string): string {
  const user = 'bf967aba-0de6-11d0-a285-00aa003049e2';
  return [
    `(OA;CIIO;CR;00299570-246d-11d0-a768-00aa006e0529;${user};${sid})`,
    `(OA;CIIO;RPWP;bf967a0a-0de6-11d0-a285-00aa003049e2;${user};${sid})`,
    `(OA;CIIO;RPWP;28630ebf-41d5-11d1-a9c1-0000f80367c1;${user};${sid})`,
  ].join('');
}

/** A security identifier as text (MS-DTYP, section 2.4.2.1). */
function readSid(bytes: Buffer): string {
  const parts = Array.from({ length: bytes[1] ?? 0 }, (_, at) => bytes.readUInt32LE(8 + at * 4));
  return `S-${bytes[0]}-${bytes.readUIntBE(2, 6)}-${parts.join('-')}`;
}

/** 2 to 250, so that no address collides with 127.0.0.1. */
function randomByte(): number {
  return 2 + Math.floor(Math.random() * 249);
}

function smbConf(folder: string, host: string): string {
  return `[global]
	netbios name = DC1
	realm = AD.EXAMPLE.ORG
	workgroup = ADEX
	server role = active directory domain controller
	server services = ldap
	interfaces = ${host}/8
	bind interfaces only = yes
	disable netbios = yes
	private dir = ${folder}/private
	state directory = ${folder}/state
	cache directory = ${folder}/cache
	lock directory = ${folder}
	binddns dir = ${folder}/bind-dns
	pid directory = ${folder}/run
	ncalrpc dir = ${folder}/run/ncalrpc
	winbindd socket directory = ${folder}/run/winbindd
	ntp signd socket directory = ${folder}/run/ntp
	tls keyfile = ${folder}/tls/server.key
	tls certfile = ${folder}/tls/server.crt
	tls cafile = ${folder}/tls/ca.crt
	old password allowed period = 0
`;
}
