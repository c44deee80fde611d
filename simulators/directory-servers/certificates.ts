import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** PEM files of one server, signed by an authority that exists for this server alone. */
export type Certificates = { caFile: string; certificateFile: string; keyFile: string };

/** `name`: issued for another host. `expired`: no longer valid. */
export type CertificateFlaw = 'name' | 'expired';

/** Creates an authority and a certificate for the hosts in `folder`, with openssl. */
export async function createCertificates(
  folder: string,
  hosts: readonly string[],
  flaw?: CertificateFlaw,
): Promise<Certificates> {
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  const names = flaw === 'name' ? ['DNS:elsewhere.example.org'] : hosts.map(alternativeName);
  writeFileSync(file('names.cnf'), `subjectAltName=${names.join(',')}\n`);
  await openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '3650',
    '-subj',
    '/CN=Test authority',
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
  );
  await openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=Test server',
    '-keyout',
    'server.key',
    '-out',
    'server.csr',
  );
  if (flaw === 'expired') await signInThePast(folder);
  else
    await openssl(
      'x509',
      '-req',
      '-in',
      'server.csr',
      '-CA',
      'ca.crt',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-days',
      '3650',
      '-out',
      'server.crt',
      '-extfile',
      'names.cnf',
    );
  return { caFile: file('ca.crt'), certificateFile: file('server.crt'), keyFile: file('server.key') };
}

/** `openssl x509` cannot backdate in Debian 12, `openssl ca` can. */
async function signInThePast(folder: string): Promise<void> {
  const settings = [
    '[ca]',
    'default_ca=test',
    '[test]',
    'database=index.txt',
    'serial=serial.txt',
    'new_certs_dir=.',
    'default_md=sha256',
    'policy=any',
    'rand_serial=yes',
    '[any]',
    'commonName=supplied',
  ];
  writeFileSync(join(folder, 'ca.cnf'), `${settings.join('\n')}\n`);
  writeFileSync(join(folder, 'index.txt'), '');
  const dates = ['-startdate', '20200101000000Z', '-enddate', '20200201000000Z'];
  const files = [
    '-cert',
    'ca.crt',
    '-keyfile',
    'ca.key',
    '-in',
    'server.csr',
    '-out',
    'server.crt',
    '-extfile',
    'names.cnf',
  ];
  await run('openssl', ['ca', '-batch', '-config', 'ca.cnf', '-notext', ...dates, ...files], { cwd: folder });
}

function alternativeName(host: string): string {
  return /^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`;
}
