import { type CapturingLogger, createCapturingLogger } from '@/lib/base/testing/capturing-logger';
import { createRequestHandler, type Handler } from '@/lib/http/create-request-handler';
import { preparePage } from '@/lib/http/ready-pages/page-cache';
import { multipart, startTestServer, type TestRequest, type TestServer } from './test-server';

export const appUrl = 'https://reset.example.com';
export const host = 'reset.example.com';

/** The headers of a same-origin request. */
export const own = { host, origin: appUrl, 'sec-fetch-site': 'same-origin' };

/** A form with a known action. */
export const knownForm = multipart([
  ['$ACTION_ID_known', ''],
  ['identifier', 'ana'],
]);

export function posted(sent: ReturnType<typeof multipart>): TestRequest {
  return { method: 'POST', headers: { ...own, ...sent.headers }, body: sent.body };
}

export type TestSite = {
  server: TestServer;
  logger: CapturingLogger;
  failures: unknown[];
  /** How many requests reached the framework. */
  framed(): number;
  /** Simulates that the database stops working (true) or works again (false). */
  setDown(down: boolean): void;
};

/** Starts the request handler on a real server, with a fake framework that echoes the request. */
export async function startTestSite(): Promise<TestSite> {
  const logger = createCapturingLogger();
  const failures: unknown[] = [];
  let framed = 0;
  let isDown = false;
  const listeners = new Set<() => void>();
  const framework: Handler = async (request, response) => {
    framed += 1;
    await answerWithRequest(request, response);
  };
  const handler = createRequestHandler({
    env: { APP_URL: appUrl, TRUSTED_PROXIES: 1, plainCookies: false },
    logger,
    framework,
    files: (request, response, next) => {
      if (request.url === '/favicon.svg') response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>');
      else next();
    },
    readyPage: (path, locale) =>
      locale === 'es' ? undefined : preparePage(`<p>${path} ${locale}</p><script>1</script>`, true),
    database: {
      isDown: () => isDown,
      onDown: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    knowsAction: (id) => id === 'known',
  });
  const server = await startTestServer(async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      failures.push(error);
      throw error;
    }
  });
  const setDown = (down: boolean) => {
    isDown = down;
    if (down) for (const listener of [...listeners]) listener();
  };
  return { server, logger, failures, framed: () => framed, setDown };
}

const answerWithRequest: Handler = async (request, response) => {
  const path = (request.url ?? '').split('?')[0];
  if (path === '/throws') throw new Error('a secret in a message');
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const status = path === '/missing' ? 404 : path === '/old' ? 307 : path === '/breaks' ? 500 : 200;
  response.statusCode = status;
  if (status === 307) response.setHeader('location', '/');
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({ url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') }),
  );
};
