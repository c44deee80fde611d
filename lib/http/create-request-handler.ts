import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Env } from '@/lib/base/env';
import type { Logger } from '@/lib/base/logger';
import { localeCookie } from '@/lib/i18n/locales';
import { negotiateLocale } from '@/lib/i18n/negotiate-locale';
import { attemptCookieName, noticeCookie, noticeCookieHeader, readCookie } from './cookies';
import { type AddressProblem, clientAddress } from './guard/client-address';
import { refuseRequest } from './guard/request-guard';
import { type ReadyPage, sendPage } from './ready-pages/page-cache';
import { prepareForFramework, requestIdHeader } from './request/prepare-for-framework';
import { readActionBody } from './request/read-action-body';
import { replayRequest } from './request/replay-request';
import { keepAnswer } from './response/answers-under-way';
import { compressAsWritten } from './response/compress-as-written';
import { markRefusedForm } from './response/mark-refused-form';
import { insertPageScript } from './response/page-script';
import { sendPlainAnswer } from './response/plain-answer';
import { replaceFailedPage } from './response/replace-failed-page';
import { commonHeaders, policyForFiles } from './response/security-headers';
import { sendInOnePiece } from './response/send-in-one-piece';
import { retryAfterSeconds, sendUnavailable } from './response/send-unavailable';
import { signedOutPath } from './signed-out-path';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export type HandlerParts = {
  env: Pick<Env, 'APP_URL' | 'TRUSTED_PROXIES' | 'plainCookies'>;
  logger: Logger;
  /** Renders pages and runs actions. */
  framework: Handler;
  /** Sends a file of the build or of `public`, or calls `next`. */
  files: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /** The identify page as rendered ahead for a locale, where it is ready. */
  frontPage: (locale: string) => ReadyPage | undefined;
  /** Whether the database cannot be worked on, and a call when it stops working. */
  database: { isDown(): boolean; onDown(listener: () => void): () => void };
  /** Whether the build has this server action. */
  knowsAction: (id: string) => boolean;
};

/** Longer than any path that exists here. */
const loggedPathLength = 200;

/** Handlers that read their own body. Anything else posted is an action, whatever its path: also one that answers 404. */
const apiPaths = new Set(['/api/csp', '/api/audit-export']);

/**
 * What stands in front of the framework: guards, headers, files, the front page rendered ahead, and a first look at
 * what is posted.
 */
export function createRequestHandler(parts: HandlerParts): Handler {
  const secure = !parts.env.plainCookies;
  const headers = Object.entries(commonHeaders(secure));
  const tell = tellOnce(parts.logger);
  const tellHost = tellHostOnce(parts.logger, parts.env.APP_URL);
  return async (request, response) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    // Put together as text: `//host/path` must stay a path and never name a host.
    const url = new URL(`http://internal.invalid${request.url?.startsWith('/') ? request.url : '/'}`);
    for (const [name, value] of headers) response.setHeader(name, value);
    response.setHeader('content-security-policy', policyForFiles);
    response.setHeader(requestIdHeader, requestId);
    // The page after signing out: nothing of the console stays in the browser (ASVS 14.3.1).
    if (`${url.pathname}?notice=${url.searchParams.get('notice')}` === signedOutPath)
      response.setHeader('clear-site-data', '"cache", "storage"');
    // What the page tells because of this cookie it tells once.
    if (url.pathname === '/admin/sign-in' && readCookie(request.headers.cookie, noticeCookie(parts.env).name))
      response.appendHeader('set-cookie', noticeCookieHeader(parts.env, null));
    if (request.method === 'POST') {
      response.once('finish', () =>
        parts.logger.info('request', {
          requestId,
          path: url.pathname.slice(0, loggedPathLength),
          status: response.statusCode,
          durationMs: Math.round(performance.now() - startedAt),
        }),
      );
    }
    const refusal = refuseRequest(
      { method: request.method ?? '', path: url.pathname, headers: request.headers },
      parts.env.APP_URL,
    );
    if (refusal === 421) tellHost();
    if (refusal) return sendPlainAnswer(response, refusal, secure);
    if (!request.url?.startsWith('/')) return sendPlainAnswer(response, 400, secure);
    // Pages of the framework's own, which it would fail over when asked for by name.
    if (/^\/_(?!next\/)/.test(url.pathname)) return sendPlainAnswer(response, 404, secure);
    const locale = negotiateLocale(
      readCookie(request.headers.cookie, localeCookie),
      request.headers['accept-language'],
    );
    if (isPlainFrontPage(request, url, parts.env.plainCookies)) {
      const page = parts.frontPage(locale);
      if (page) return sendPage(request, response, page);
    }
    const run = (incoming: IncomingMessage) => {
      guardDatabase(parts, request, response, url.pathname, locale);
      if (response.writableEnded) return Promise.resolve();
      const { address, problem } = clientAddress(
        incoming.headers['x-forwarded-for'],
        incoming.socket.remoteAddress ?? '',
        parts.env.TRUSTED_PROXIES,
      );
      if (problem) tell(problem);
      const nonce = prepareForFramework(parts.env, incoming, response, { requestId, locale, address });
      // The console's pages show what is there while the rest is still being asked for; a proxy must not collect them.
      if (url.pathname.startsWith('/admin')) {
        response.setHeader('x-accel-buffering', 'no');
        // The framework's client takes another status than 200 for a page of another site, and loads it anew.
        if (incoming.headers['rsc'] === undefined) keepAnswer(requestId, response);
        compressAsWritten(incoming, response);
      } else if (request.method === 'POST') sendInOnePiece(incoming, response, (html) => markRefusedForm(html, locale));
      else sendInOnePiece(incoming, response);
      replaceFailedPage(response, locale);
      insertPageScript(response, nonce);
      return runFramework(parts, incoming, response, requestId);
    };
    if (request.method === 'POST') return post(parts, request, response, url, run);
    parts.files(request, response, () => void run(request));
  };
}

/** Logs once why `X-Forwarded-For` is not used: then people behind the proxy share their limits. */
function tellOnce(logger: Logger): (problem: AddressProblem) => void {
  const told = new Set<AddressProblem>();
  return (problem) => {
    if (told.has(problem)) return;
    told.add(problem);
    logger.warn('X-Forwarded-For is not used', { code: problem, detail: addressAdvice[problem] });
  };
}

/** Does not quote the name: anybody may send any. */
function tellHostOnce(logger: Logger, url: string): () => void {
  let told = false;
  return () => {
    if (told) return;
    told = true;
    const detail = 'set APP_URL to the address that people open, and let the proxy pass Host on; this is told once';
    logger.warn('a request came under another name than APP_URL', { url, detail });
  };
}

const addressAdvice: Record<AddressProblem, string> = {
  not_trusted: 'a request has the header and TRUSTED_PROXIES is 0; people behind a proxy share one allowance',
  too_few_entries: 'a request has fewer entries than TRUSTED_PROXIES says; the address of the proxy is used',
  unreadable_entry: 'the entry that counts is no IP address; the address of the proxy is used',
};

/** These tell of the database themselves, or do without it. */
const databaseFree = /^\/(api\/(health|ready|metrics|csp)$|_next\/)/;

/**
 * Nobody waits for a database that does not answer. An action that the page's scripts sent answers by itself, so that
 * the form keeps what was typed; only its status says more.
 */
function guardDatabase(
  { database }: HandlerParts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  locale: string,
): void {
  if (databaseFree.test(path)) return;
  if (request.headers['next-action'] !== undefined) {
    const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
    response.writeHead = ((status: number, ...rest: unknown[]) => {
      if (!database.isDown() || status !== 200) return writeHead(status, ...rest);
      response.setHeader('retry-after', retryAfterSeconds);
      return writeHead(503, ...rest);
    }) as never;
    return;
  }
  // As they are now: what compresses the page comes between later.
  const send = { writeHead: response.writeHead.bind(response), end: response.end.bind(response) };
  if (database.isDown()) return void sendUnavailable(response, send, locale);
  const forget = database.onDown(() => sendUnavailable(response, send, locale));
  response.once('close', forget);
}

/** The identify page without anything that makes it differ from person to person. */
function isPlainFrontPage(request: IncomingMessage, url: URL, plainCookies: boolean): boolean {
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    url.pathname === '/' &&
    url.search === '' &&
    request.headers['rsc'] === undefined &&
    readCookie(request.headers.cookie, attemptCookieName(plainCookies)) === undefined
  );
}

async function post(
  parts: HandlerParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  run: (request: IncomingMessage) => Promise<void>,
): Promise<void> {
  if (apiPaths.has(url.pathname)) return run(request);
  // No page has a dot in its path; the framework fails over a form that is posted to a file.
  if (url.pathname.includes('.')) return sendPlainAnswer(response, 405, !parts.env.plainCookies);
  const read = await readActionBody(request);
  if ('status' in read) return sendPlainAnswer(response, read.status, !parts.env.plainCookies);
  if (!read.actionIds.every(parts.knowsAction)) {
    if (request.headers['next-action'] !== undefined) return sendUnknownAction(response);
    response.writeHead(303, { location: '/?notice=page_out_of_date', 'cache-control': 'no-store' }).end();
    return;
  }
  // An action of ours never rejects, so this status can only mean arguments that the framework could not decode.
  if (request.headers['next-action'] !== undefined) replaceStatus(response, 500, 400);
  return run(replayRequest(request, read.body));
}

/** A page that fails must end the request and not the process. */
async function runFramework(
  parts: HandlerParts,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  try {
    await parts.framework(request, response);
  } catch (error) {
    parts.logger.error('request failed', { requestId, error });
    if (response.headersSent) response.destroy();
    else sendPlainAnswer(response, 500, !parts.env.plainCookies);
  }
}

/** What the framework's client expects for an action of an older build: it then offers to reload. */
function sendUnknownAction(response: ServerResponse): void {
  response
    .writeHead(404, { 'x-nextjs-action-not-found': '1', 'content-type': 'text/plain', 'cache-control': 'no-store' })
    .end('Server action not found.');
}

function replaceStatus(response: ServerResponse, from: number, to: number): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) =>
    writeHead(status === from ? to : status, ...rest)) as never;
}
