import type { BrowserContext, Response } from '@playwright/test';

export type Watch = {
  /** Says that the test is about this: a problem that matches is no failure. */
  tolerate(pattern: RegExp): void;
  /** What went wrong in the browser that nobody expected. */
  problems(): string[];
  /** Text of every page and answer that the browser got from the portal. */
  answers(): Promise<string[]>;
};

/** Listens to everything a browser complains about: consoles, uncaught errors, policy violations, failed answers. */
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

/** Pages and what actions answer; the demo's inbox shows codes by design. */
function isText(response: Response): boolean {
  const kind = response.request().resourceType();
  return (kind === 'document' || kind === 'fetch') && !new URL(response.url()).pathname.startsWith('/demo/');
}
