// `npm test`: installs what is missing, then runs lint, types, unit, integration and e2e tests. Plain JavaScript
// without dependencies: it runs on any installed Node, before packages are installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { buildWhenNeeded } from './build-when-needed.mjs';
import { installSystemPackages } from './install-system-packages.mjs';
import { installWhenNeeded, pinnedNode, root } from './install-when-needed.mjs';

let passed = 0;
let failed = 0;

await installWhenNeeded();
installSystemPackages();
await step('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']);
await step('types', ['node_modules/typescript/bin/tsc', '--noEmit']);
await step(
  'unit and integration',
  ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', '--outputFile=.cache/unit.json'],
  () => {
    const report = JSON.parse(readFileSync('.cache/unit.json', 'utf8'));
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  },
);
await buildWhenNeeded();
await step('e2e', ['node_modules/@playwright/test/cli.js', 'test'], () => {
  const { stats } = JSON.parse(readFileSync('.cache/e2e.json', 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
});
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed > 0 ? 1 : 0);

/** Runs one step. A step without a report counts as one test. */
async function step(name, args, readReport) {
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(pinnedNode, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  const report = readReport && existsSync(root) ? tryRead(readReport) : null;
  const counted = report ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  passed += counted.passed;
  failed += status === 0 ? counted.failed : Math.max(1, counted.failed);
}

function tryRead(readReport) {
  try {
    return readReport();
  } catch {
    return null;
  }
}
