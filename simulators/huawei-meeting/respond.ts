import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { resetByAdministrator, searchMembers, showMember } from './admin';
import { type Answer, failureAnswer, type Handler, htmlAnswer, type Request } from './answer';
import { signIn } from './app-auth';
import { checkCode, checkPuzzle, resetPassword, sendCode, sendPuzzle } from './self-service';
import type { SimulatorState } from './state';
import { type EndpointName, takeFault } from './switches';

type Route = { endpoint: EndpointName; method: string; path: RegExp; handler: Handler };

const routes: Route[] = [
  { endpoint: 'puzzle', method: 'POST', path: /^\/v1\/usg\/acs\/auth\/slideverifycode\/send$/, handler: sendPuzzle },
  { endpoint: 'slide', method: 'PUT', path: /^\/v1\/usg\/acs\/auth\/slideverifycode\/check$/, handler: checkPuzzle },
  { endpoint: 'send', method: 'POST', path: /^\/v1\/usg\/acs\/verifycode\/send$/, handler: sendCode },
  { endpoint: 'check', method: 'PUT', path: /^\/v1\/usg\/acs\/verifycode\/check$/, handler: checkCode },
  { endpoint: 'reset', method: 'PUT', path: /^\/v1\/usg\/acs\/password\/reset$/, handler: resetPassword },
  { endpoint: 'appauth', method: 'POST', path: /^\/v2\/usg\/acs\/auth\/appauth$/, handler: signIn },
  { endpoint: 'search', method: 'GET', path: /^\/v1\/usg\/dcs\/corp\/member$/, handler: searchMembers },
  { endpoint: 'detail', method: 'GET', path: /^\/v1\/usg\/dcs\/corp\/member\/[^/]+$/, handler: showMember },
  {
    endpoint: 'adminReset',
    method: 'PUT',
    path: /^\/v1\/usg\/acs\/password\/admin\/reset$/,
    handler: resetByAdministrator,
  },
];

/** Without the header the vendor's language is Chinese. Node sends `*` if a request sets none. */
const languages = new Set(['zh-CN', 'en-US', '*']);

/** Responds to one call of the vendor's API, with the active fault if there is one. */
export async function respond(
  state: SimulatorState,
  request: Request,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = routes.find((row) => row.method === request.method && row.path.test(request.url.pathname));
  if (!route) return write(state, response, failureAnswer(state.switches, 404, 'APIG.0101', 'The API does not exist.'));
  const fault = takeFault(state.switches, route.endpoint);
  await wait(state.switches.delayMs + (fault?.delayMs ?? 0));
  if (fault?.kind === 'drop_before') return void message.socket.destroy();
  const instead = fault && answerInstead(state, fault.kind, fault.status);
  const answer = instead ?? (await run(state, route, request));
  record(state, route.endpoint, request, answer.status);
  if (fault?.kind === 'apply_then_drop') return void message.socket.destroy();
  if (fault?.kind === 'error_after') return write(state, response, serverError(state, fault.status));
  write(state, response, answer);
}

function answerInstead(state: SimulatorState, kind: string, status: number): Answer | null {
  if (kind === 'error_before') return serverError(state, status);
  if (kind === 'html') return htmlAnswer(status);
  if (kind !== 'throttle') return null;
  const headers = { 'x-apig-ratelimit-api': 'remain:0,limit:100,time:1 minute' };
  return { ...failureAnswer(state.switches, 429, 'APIG.0308', 'The throttling threshold has been reached.'), headers };
}

async function run(state: SimulatorState, route: Route, request: Request): Promise<Answer> {
  const json = request.headers['content-type']?.toLowerCase().startsWith('application/json');
  if (request.method !== 'GET' && !json) return failureAnswer(state.switches, 400, 'USG.000000003', 'Content-Type');
  const language = request.headers['accept-language'];
  if (language !== undefined && !languages.has(language))
    return failureAnswer(state.switches, 400, 'USG.000000003', 'Accept-Language');
  return route.handler(state, request);
}

function serverError(state: SimulatorState, status: number): Answer {
  return failureAnswer(state.switches, status, 'USG.299000099', 'Server exception.');
}

/** Records the requested user and the outcome of a call; never a password, a code or a token. */
function record(state: SimulatorState, endpoint: EndpointName, request: Request, status: number): void {
  const body = request.body as { user?: unknown; account?: unknown } | undefined;
  const user = body?.user ?? body?.account;
  const token = request.headers['x-access-token'] !== undefined;
  const language = request.headers['accept-language'] ?? null;
  state.calls.push({ endpoint, user: typeof user === 'string' ? user : null, status, token, language });
  if (state.calls.length > 2000) state.calls.shift();
}

export function write(state: SimulatorState, response: ServerResponse, answer: Answer): void {
  const rateLimit = state.switches.rateLimitHeader;
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (rateLimit) response.setHeader('x-apig-ratelimit-api', rateLimit);
  response.statusCode = answer.status;
  if (answer.raw !== undefined) response.setHeader('content-type', 'text/html').end(answer.raw);
  else if (answer.body === null) response.end();
  else response.setHeader('content-type', 'application/json; charset=UTF-8').end(JSON.stringify(answer.body));
}
