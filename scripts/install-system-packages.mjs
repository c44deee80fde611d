import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
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
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], { stdio: 'inherit', env });
  }
  if (only === undefined && !findChromium()) {
    spawnSync(pinnedNode, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
      cwd: root,
      stdio: 'inherit',
    });
  }
}

/** A domain controller needs its ports, so the tests run it as root only. */
const directoryServers = [
  { program: '/usr/sbin/slapd', packages: ['slapd', 'openssl'] },
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
