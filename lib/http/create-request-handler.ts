import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Env } from '@/lib/base/env';
import type { Logger } from '@/lib/base/logger';
import { type AddressProblem, clientAddress } from '@/lib/http/guard/client-address';
import { refuseRequest } from '@/lib/http/guard/request-guard';
import { type ReadyPage, sendPage } from '@/lib/http/ready-pages/page-cache';
import { isReadyPath, type ReadyPath } from '@/lib/http/ready-pages/ready-paths';
import { prepareForFramework, requestIdHeader } from '@/lib/http/request/prepare-for-framework';
import { readActionBody } from '@/lib/http/request/read-action-body';
import { replayRequest } from '@/lib/http/request/replay-request';
import { dropEffects, sendAnswer } from '@/lib/http/response/answer';
import { keepAnswer } from '@/lib/http/response/answers-under-way';
import { bestEncoding } from '@/lib/http/response/best-encoding';
import { deliverAnswer } from '@/lib/http/response/deliver-answer';
import { plainAnswer, unavailablePage } from '@/lib/http/response/own-answers';
import { planDelivery } from '@/lib/http/response/plan-delivery';
import { setSecurityHeaders } from '@/lib/http/response/security-headers';
import { type Locale, localeCookie } from '@/lib/i18n/locales';
import { negotiateLocale } from '@/lib/i18n/negotiate-locale';
import { attemptCookieName, noticeCookie, noticeCookieHeader, readCookie } from './cookies';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export type HandlerParts = {
  env: Pick<Env, 'APP_URL' | 'TRUSTED_PROXIES' | 'plainCookies'>;
  logger: Logger;
  /** Renders pages and runs actions. */
  framework: Handler;
  /** Sends a file from the build or from `public`; calls `next` if there is no such file. */
  files: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /** Returns the cached page of a path in a language, or undefined if none is cached. */
  readyPage: (path: ReadyPath, locale: Locale) => ReadyPage | undefined;
  /**
   * The state of the database. `onDown` calls the listener on each failure and returns a function that unsubscribes.
   */
  database: { isDown(): boolean; onDown(listener: () => void): () => void };
  /** Whether the build has this server action. */
  knowsAction: (id: string) => boolean;
};

/** Longer than any path of the portal. */
const loggedPathLength = 200;

/** Route handlers that read their own body. A POST to any other path, even an unknown one, is treated as an action. */
const apiPaths = new Set(['/api/csp', '/api/audit-export']);

/** A request in progress. */
type Visit = {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  requestId: string;
  locale: Locale;
};

/**
 * Returns the handler that runs before the framework. In order: security headers, request guard, cached pages,
 * static files, checks of a posted body, then the framework. It also processes the framework's response.
 */
export function createRequestHandler(parts: HandlerParts): Handler {
  const tell = tellOnce(parts.logger);
  const tellHost = tellHostOnce(parts.logger, parts.env.APP_URL);
  return async (request, response) => {
    const visit: Visit = {
      request,
      response,
      // Concatenated, not resolved against a base: `//host/path` must stay a path and never become a host.
      url: new URL(`http://internal.invalid${request.url?.startsWith('/') ? request.url : '/'}`),
      requestId: randomUUID(),
      locale: negotiateLocale(readCookie(request.headers.cookie, localeCookie), request.headers['accept-language']),
    };
    const { url, requestId, locale } = visit;
    setSecurityHeaders(response, !parts.env.plainCookies, url);
    response.setHeader(requestIdHeader, requestId);
    // The page shows the notice backed by this cookie only once.
    if (url.pathname === '/admin/sign-in' && readCookie(request.headers.cookie, noticeCookie(parts.env).name))
      response.appendHeader('set-cookie', noticeCookieHeader(parts.env, null));
    if (request.method === 'POST') logWhenSent(parts.logger, visit);
    const refusal = refuseRequest(
      { method: request.method ?? '', path: url.pathname, headers: request.headers },
      parts.env.APP_URL,
    );
    if (refusal === 421) tellHost();
    if (refusal) return sendAnswer(response, plainAnswer(refusal, locale));
    if (!request.url?.startsWith('/')) return sendAnswer(response, plainAnswer(400, locale));
    // The framework's internal pages: it throws an error when they are requested by name.
    if (/^\/_(?!next\/)/.test(url.pathname)) return sendAnswer(response, plainAnswer(404, locale));
    const readyPath = readyPathOf(request, url, parts.env.plainCookies);
    const ready = readyPath && parts.readyPage(readyPath, locale);
    if (ready) return sendPage(request, response, ready);
    const run = (incoming: IncomingMessage) => runFramework(parts, { ...visit, request: incoming }, tell);
    if (request.method === 'POST') return post(parts, visit, run);
    parts.files(request, response, () => void run(request));
  };
}

function logWhenSent(logger: Logger, { response, url, requestId }: Visit): void {
  const startedAt = performance.now();
  response.once('finish', () =>
    logger.info('request', {
      requestId,
      path: url.pathname.slice(0, loggedPathLength),
      status: response.statusCode,
      durationMs: Math.round(performance.now() - startedAt),
    }),
  );
}

/**
 * Logs each reason for ignoring `X-Forwarded-For` once. While it is ignored, everyone behind the proxy shares limits.
 */
function tellOnce(logger: Logger): (problem: AddressProblem) => void {
  const told = new Set<AddressProblem>();
  return (problem) => {
    if (told.has(problem)) return;
    told.add(problem);
    logger.warn('X-Forwarded-For is ignored', { code: problem, detail: addressAdvice[problem] });
  };
}

/** Logs the first request for a foreign host name. Does not log the name, because a client can send any text there. */
function tellHostOnce(logger: Logger, url: string): () => void {
  let told = false;
  return () => {
    if (told) return;
    told = true;
    const detail =
      'set APP_URL to the address that people open, and let the proxy pass on the Host header; logged once';
    logger.warn('request for a host name other than APP_URL', { url, detail });
  };
}

const addressAdvice: Record<AddressProblem, string> = {
  not_trusted: 'a request has the header, but TRUSTED_PROXIES is 0; everyone behind a proxy shares the same limits',
  too_few_entries: 'a request has fewer entries than TRUSTED_PROXIES; the address of the proxy is used',
  unreadable_entry: 'the entry of the client is not an IP address; the address of the proxy is used',
};

/** Paths that report on the database themselves or do not need it. */
const databaseFree = /^\/(api\/(health|ready|metrics|csp)$|_next\/)/;

/** The path of the cached page that answers a request, or null if this request needs its own page. */
function readyPathOf(request: IncomingMessage, url: URL, plainCookies: boolean): ReadyPath | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null;
  if (!isReadyPath(url.pathname) || url.search !== '' || request.headers['rsc'] !== undefined) return null;
  // The first page continues an attempt that has begun.
  const continues = url.pathname === '/' && readCookie(request.headers.cookie, attemptCookieName(plainCookies));
  return continues ? null : url.pathname;
}

async function post(
  parts: HandlerParts,
  { request, response, url, locale }: Visit,
  run: (request: IncomingMessage) => Promise<void>,
): Promise<void> {
  if (apiPaths.has(url.pathname)) return run(request);
  // No page has a dot in its path. The framework throws an error if a form is posted to a file.
  if (url.pathname.includes('.')) return sendAnswer(response, plainAnswer(405, locale));
  const read = await readActionBody(request);
  if ('status' in read) return sendAnswer(response, plainAnswer(read.status, locale));
  if (!read.actionIds.every(parts.knowsAction)) {
    if (request.headers['next-action'] !== undefined) return sendUnknownAction(response);
    response.writeHead(303, { location: '/?notice=page_out_of_date', 'cache-control': 'no-store' }).end();
    return;
  }
  return run(replayRequest(request, read.body));
}

/**
 * Passes a request to the framework. While the database is down, requests that need it get the unavailable page at
 * once. Action calls are the exception: they run, so that the form keeps its input. An error ends only the request, not
 * the process.
 */
async function runFramework(parts: HandlerParts, visit: Visit, tell: (problem: AddressProblem) => void): Promise<void> {
  const { request, response, url, requestId, locale } = visit;
  const isPost = request.method === 'POST';
  const isCall = isPost && !apiPaths.has(url.pathname) && request.headers['next-action'] !== undefined;
  const needsDatabase = !databaseFree.test(url.pathname);
  if (needsDatabase && !isCall && parts.database.isDown()) {
    dropEffects(response);
    return sendAnswer(response, unavailablePage(locale));
  }
  const { address, problem } = clientAddress(
    request.headers['x-forwarded-for'],
    request.socket.remoteAddress ?? '',
    parts.env.TRUSTED_PROXIES,
  );
  if (problem) tell(problem);
  const encoding = request.method === 'HEAD' ? null : bestEncoding(request.headers['accept-encoding']);
  const nonce = prepareForFramework(parts.env, request, response, { requestId, locale, address });
  const isConsole = url.pathname.startsWith('/admin');
  if (isConsole) {
    // Console pages are streamed; a proxy must not buffer them.
    response.setHeader('x-accel-buffering', 'no');
    // Not for requests of the framework's client: on a status other than 200 it reloads the whole page.
    if (request.headers['rsc'] === undefined) keepAnswer(requestId, response);
  }
  const delivering = deliverAnswer(
    response,
    planDelivery({
      locale,
      nonce,
      encoding,
      asWritten: isConsole,
      isForm: isPost && !isConsole,
      isCall,
      isDatabaseDown: () => needsDatabase && parts.database.isDown(),
    }),
  );
  if (needsDatabase && !isCall)
    response.once(
      'close',
      parts.database.onDown(() => delivering.replace(unavailablePage(locale))),
    );
  try {
    await parts.framework(request, response);
  } catch (error) {
    parts.logger.error('request failed', { requestId, error });
    if (response.headersSent) response.destroy();
    else delivering.replace(plainAnswer(500, locale));
  }
}

/** Sends what the framework's client expects for an action of an older build. The client then offers to reload. */
function sendUnknownAction(response: ServerResponse): void {
  response
    .writeHead(404, { 'x-nextjs-action-not-found': '1', 'content-type': 'text/plain', 'cache-control': 'no-store' })
    .end('Server action not found.');
}
