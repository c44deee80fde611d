import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { pinnedNode, root } from './install-when-needed.mjs';

/**
 * Makes sure that the tests have a browser, PostgreSQL and directory servers. Uses the system's if installed. Otherwise
 * installs them with apt-get when run as root on Debian. If there is still no browser, Playwright downloads one.
 *
 * @param {{ only?: readonly string[] }} [options] `only` names the packages to install, and no others.
 */
export function installSystemPackages({ only } = {}) {
  const missing = [
    ...(findChromium() ? [] : ['chromium', 'fonts-noto-cjk']),
    ...(hasPostgres() ? [] : ['postgresql']),
    ...directoryServers.flatMap(({ program, packages }) => (existsSync(program) ? [] : packages)),
  ].filter((name) => only === undefined || only.includes(name));
  if (missing.length > 0 && canInstall()) {
    process.stdout.write(`Installing ${missing.join(', ')} for the tests\n`);
    const allowServices = keepServicesOff();
    const apt = (...args) =>
      spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    const updated = apt('update', '-q');
    const installed = updated.signal ? updated : apt('install', '-y', '-q', '--no-install-recommends', ...missing);
    allowServices();
    if (installed.signal) process.exit(1);
  }
  if (only === undefined && !findChromium()) {
    spawnSync(pinnedNode, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
      cwd: root,
      stdio: 'inherit',
    });
  }
}

/**
 * Tells Debian's packages not to start their services, unless the system decides about that already: the tests start
 * their own servers. Returns a function that ends it.
 */
function keepServicesOff() {
  const file = '/usr/sbin/policy-rc.d';
  if (existsSync(file)) return () => {};
  writeFileSync(file, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  // Ctrl-C ends apt-get and not this process, which still has to remove the file.
  const signals = ['SIGINT', 'SIGTERM'];
  const stay = () => {};
  for (const signal of signals) process.on(signal, stay);
  return () => {
    rmSync(file, { force: true });
    for (const signal of signals) process.off(signal, stay);
  };
}

/** A domain controller needs its ports, so the tests run it as root only. */
const directoryServers = [
  { program: '/usr/bin/openssl', packages: ['openssl'] },
  { program: '/usr/sbin/slapd', packages: ['slapd'] },
  { program: '/usr/sbin/ns-slapd', packages: ['389-ds-base'] },
  {
    program: '/usr/share/samba/setup/provision.ldif',
    packages: ['samba-ad-dc', 'samba', 'samba-ad-provision', 'samba-dsdb-modules', 'samba-vfs-modules', 'winbind'],
  },
];

/** Returns the path of the system's Chromium, or null. */
export function findChromium() {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path)) ?? null;
}

function hasPostgres() {
  if (spawnSync('initdb', ['--version']).status === 0) return true;
  const versions = '/usr/lib/postgresql';
  return existsSync(versions) && readdirSync(versions).some((name) => existsSync(`${versions}/${name}/bin/initdb`));
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}
