import type { BrowserContext, Response } from '@playwright/test';

export type Watch = {
  /** Accepts problems that match, because the test causes them. */
  tolerate(pattern: RegExp): void;
  /** Browser problems that the test does not tolerate. */
  problems(): string[];
  /** The text of every document and fetch response that the browser got from the portal. */
  answers(): Promise<string[]>;
};

/** Records console errors and warnings, uncaught errors, CSP violations and responses with a status of 500 or more. */
export async function watchContext(context: BrowserContext, app: string): Promise<Watch> {
  const seen: string[] = [];
  const tolerated: RegExp[] = [];
  const bodies: Promise<string>[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') seen.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => seen.push(`uncaught: ${error.error().message}`));
  context.on('response', (response) => {
    if (response.status() >= 500) seen.push(`answer: ${response.status()} ${response.url()}`);
    if (response.url().startsWith(app) && isText(response)) bodies.push(response.text().catch(() => ''));
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      // biome-ignore lint/suspicious/noConsole: the console is how the page tells the test
      console.error(`policy: ${event.violatedDirective} stopped ${event.blockedURI} ${event.sample}`);
    });
  });
  return {
    tolerate: (pattern) => tolerated.push(pattern),
    problems: () => seen.filter((problem) => !tolerated.some((pattern) => pattern.test(problem))),
    answers: () => Promise.all(bodies),
  };
}

/** Documents and fetch responses. Demo pages are left out, because the inbox shows codes by design. */
function isText(response: Response): boolean {
  const kind = response.request().resourceType();
  return (kind === 'document' || kind === 'fetch') && !new URL(response.url()).pathname.startsWith('/demo/');
}
