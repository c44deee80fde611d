import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { suffix } from './openldap-entries';

const run = promisify(execFile);

/** The files of one server. It does not run. */
export type Instance = { settings: string; accessLog: string; pidFile: string; remove(): void };

/**
 * Creates an instance with the set-up program of 389 Directory Server, which puts its files into system folders. The
 * instance has its root entry and a certificate for `localhost`. Also removes what killed processes have left there.
 */
export async function createInstance({
  folder,
  port,
  encryptedPort,
  manager,
}: {
  /** For files of the set-up. */
  folder: string;
  port: number;
  encryptedPort: number;
  manager: { name: string; password: string };
}): Promise<Instance> {
  removeAbandoned();
  const name = `rekey${process.pid}x${randomBytes(4).toString('hex')}`;
  const settings = `/etc/dirsrv/slapd-${name}`;
  const systemctl = writeStandIn(folder);
  writeFileSync(join(folder, 'instance.inf'), instanceFile({ name, port, encryptedPort, manager }));
  mkdirSync('/run/dirsrv', { recursive: true });
  await run('chown', ['dirsrv:dirsrv', '/run/dirsrv']);
  const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH']}` };
  try {
    await run('/usr/sbin/dscreate', ['from-file', join(folder, 'instance.inf')], { env });
  } catch (error) {
    await run(systemctl, ['stop', name]);
    remove(name);
    throw error;
  }
  // The set-up program leaves the server in the background, where it would outlive this process.
  await run(systemctl, ['stop', name]);
  closeSystemSocket(join(settings, 'dse.ldif'));
  return {
    settings,
    accessLog: `/var/log/dirsrv/slapd-${name}/access`,
    pidFile: `/run/dirsrv/slapd-${name}.pid`,
    remove: () => remove(name),
  };
}

/** The set-up program calls `systemctl`, which is missing where no systemd runs. This does what it asks for. */
function writeStandIn(folder: string): string {
  mkdirSync(join(folder, 'bin'));
  const file = join(folder, 'bin/systemctl');
  writeFileSync(
    file,
    `#!/bin/bash
name=\${!#}; name=\${name#dirsrv@}; name=\${name%.service}
command="/usr/sbin/ns-slapd -D /etc/dirsrv/slapd-$name "
is_up() { pgrep -f "$command" >/dev/null; }
start() {
  is_up && return 0
  $command -i "/run/dirsrv/slapd-$name.pid"
  port=$(sed -n 's/^nsslapd-port: //p' "/etc/dirsrv/slapd-$name/dse.ldif")
  for _ in $(seq 200); do (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && return 0; sleep 0.1; done
  return 1
}
stop() { pkill -f "$command"; for _ in $(seq 200); do is_up || return 0; sleep 0.1; done; return 1; }
case "$1" in
  start) start ;;
  stop) stop ;;
  restart) stop && start ;;
  is-active) is_up ;;
esac
`,
  );
  chmodSync(file, 0o755);
  return file;
}

function instanceFile({
  name,
  port,
  encryptedPort,
  manager,
}: {
  name: string;
  port: number;
  encryptedPort: number;
  manager: { name: string; password: string };
}): string {
  return `[general]
config_version = 2
full_machine_name = localhost
strict_host_checking = False
selinux = False
systemd = False
start = True
[slapd]
instance_name = ${name}
port = ${port}
secure_port = ${encryptedPort}
root_dn = ${manager.name}
root_password = ${manager.password}
self_sign_cert = True
[backend-userroot]
suffix = ${suffix}
sample_entries = no
create_suffix_entry = True
`;
}

/** Only root can open the server's socket in /run, and the server does not run as root. */
function closeSystemSocket(settingsFile: string): void {
  const settings = readFileSync(settingsFile, 'utf8');
  writeFileSync(settingsFile, settings.replace(/^nsslapd-ldapilisten: on$/m, 'nsslapd-ldapilisten: off'));
}

function remove(name: string): void {
  const endings = ['pid', 'stats'].map((ending) => `/run/dirsrv/slapd-${name}.${ending}`);
  const folders = ['/etc/dirsrv', '/var/lib/dirsrv', '/var/log/dirsrv', '/run/lock/dirsrv'].map(
    (folder) => `${folder}/slapd-${name}`,
  );
  for (const path of [...folders, ...endings, `/run/slapd-${name}.socket`])
    rmSync(path, { recursive: true, force: true });
}

/** Removes instances of processes that no longer exist. */
function removeAbandoned(): void {
  for (const folder of readdirSync('/etc/dirsrv')) {
    const [, name, pid] = /^slapd-(rekey(\d+)x[\da-f]{8})$/.exec(folder) ?? [];
    if (name !== undefined && !exists(Number(pid))) remove(name);
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
