import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

export type FirstView = {
  requests: number;
  bytes: number;
  byKind: Record<string, { requests: number; bytes: number }>;
};

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/**
 * Opens the first page with an empty cache on a phone-sized screen. Counts requests and Chromium's `encodedDataLength`.
 */
export async function measureFirstView(origin: string): Promise<FirstView> {
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
  const browser = await chromium.launch({ ...(installed ? { executablePath: installed } : {}), args: flags });
  try {
    const page = await browser.newPage({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
      locale: 'en',
    });
    const session = await page.context().newCDPSession(page);
    const kinds = new Map<string, string>();
    const view: FirstView = { requests: 0, bytes: 0, byKind: {} };
    session.on('Network.requestWillBeSent', ({ requestId, type }) => kinds.set(requestId, type ?? 'Other'));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId) ?? 'Other';
      const same = view.byKind[kind] ?? { requests: 0, bytes: 0 };
      view.byKind[kind] = { requests: same.requests + 1, bytes: same.bytes + encodedDataLength };
      view.requests += 1;
      view.bytes += encodedDataLength;
    });
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.goto(origin, { waitUntil: 'networkidle' });
    // Later requests, such as the icon, count too.
    await page.waitForTimeout(1_500);
    return view;
  } finally {
    await browser.close();
  }
}
