import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

const systemChromium = '/usr/bin/chromium';
const quietArgs =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync';

const { defaultBrowserType: _, ...phone } = devices['iPhone 13'];

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './e2e/stack/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Deadlines only: nothing is asserted about how long something takes.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/e2e.json' }]],
  use: {
    locale: 'en-US',
    timezoneId: 'UTC',
    // A trace slows every test down; `--trace retain-on-failure` writes one.
    trace: 'off',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    launchOptions: existsSync(systemChromium)
      ? { executablePath: systemChromium, args: quietArgs.split(' ') }
      : { args: quietArgs.split(' ').slice(1) },
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: ['secrets.spec.ts', 'narrow.spec.ts', 'without-scripts.spec.ts'],
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'phone',
      testMatch: ['reset.spec.ts', 'unknown.spec.ts', 'narrow.spec.ts'],
      use: { ...phone, viewport: { width: 390, height: 844 } },
    },
    {
      name: 'no-javascript',
      testMatch: ['reset.spec.ts', 'unknown.spec.ts', 'without-scripts.spec.ts'],
      use: { viewport: { width: 1280, height: 800 }, javaScriptEnabled: false },
    },
    {
      name: 'zh-CN',
      testMatch: ['reset.spec.ts', 'unknown.spec.ts', 'accessibility.spec.ts'],
      use: { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' },
    },
    {
      name: 'afterwards',
      testMatch: 'secrets.spec.ts',
      dependencies: ['desktop', 'phone', 'no-javascript', 'zh-CN'],
    },
  ],
});
