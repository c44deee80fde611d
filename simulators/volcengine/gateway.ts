import type { ActionAnswer } from './read-actions';
import { getPortalLoginConfig, getServiceStatus, getUser, listPortalLoginSettings, listUsers } from './read-actions';
import { refuse } from './refusals';
import type { JournalEntry, SimulatorState } from './simulator-state';
import { take, takeOf } from './switches';
import { type SignedRequest, verifySignature } from './verify-signature';
import { createUser, deleteUser, resetPassword, updateUser } from './write-actions';

type Action = (state: SimulatorState, body: Record<string, unknown>) => ActionAnswer;

const reads: Record<string, Action> = {
  ListUsers: listUsers,
  GetUser: getUser,
  GetPortalLoginConfig: getPortalLoginConfig,
  ListPortalLoginSettings: listPortalLoginSettings,
  GetServiceStatus: getServiceStatus,
};
const writes: Record<string, Action> = {
  ResetPassword: resetPassword,
  CreateUser: createUser,
  UpdateUser: updateUser,
  DeleteUser: deleteUser,
};

/** The response to send; `cut` closes the connection instead. */
export type GatewayAnswer = ActionAnswer & { retryAfterSeconds?: number; cut?: boolean; html?: number };

/**
 * Handles one API call, with checks in the gateway's order: form, clock, key, token, signature, action, limits, then
 * business.
 */
export async function handleCall(
  state: SimulatorState,
  request: SignedRequest,
  requestId: string,
  now: Date,
): Promise<GatewayAnswer> {
  const html = takeOf(state.switches.htmlBody);
  if (html) return { result: null, html: html.status };

  const query = new Map(request.query);
  const action = query.get('Action');
  const version = query.get('Version');
  if (!action || !version) return refuse('MissingParameter', 'Action or Version is missing');
  const refusal = verifySignature(request, state.credentials, now);
  if (refusal) return { refusal };
  const read = reads[action];
  const write = writes[action];
  const known = request.path === '/' && version === '2023-01-01';
  if (!known || (!read && !(write && request.method === 'POST')))
    return refuse('InvalidActionOrVersion', 'The action or version is wrong');

  state.calls[action] = (state.calls[action] ?? 0) + 1;
  state.callTimes = [...state.callTimes.slice(-999), Date.now()];
  const throttle = takeOf(state.switches.throttle);
  if (throttle) {
    const { refusal: flow } = refuse(throttle.code, 'Request was rejected because of flow control');
    const { retryAfterSeconds } = throttle;
    return { refusal: { ...flow, status: throttle.status }, ...(retryAfterSeconds ? { retryAfterSeconds } : {}) };
  }
  if (state.switches.deniedActions.includes(action))
    return refuse('AccessDenied', `cloudidentity:${action} on resource: *`);
  const body = readBody(request);
  if (!body) return refuse('InvalidParam', 'The parameter body is invalid');
  if (read) return read(state, body);
  return write
    ? callWrite(state, action, write, { body, requestId })
    : refuse('InvalidActionOrVersion', 'No such action');
}

async function callWrite(
  state: SimulatorState,
  action: string,
  write: Action,
  { body, requestId }: { body: Record<string, unknown>; requestId: string },
): Promise<GatewayAnswer> {
  const { switches } = state;
  const note = (outcome: JournalEntry['outcome'], code: string | null) => {
    const reset = action === 'ResetPassword';
    state.journal.push({
      at: new Date().toISOString(),
      action,
      userId: String(body['UserId'] ?? ''),
      requestId,
      outcome,
      code,
      ...(reset ? { generated: body['GenerateRandomPassword'] === true } : {}),
      ...(reset ? { mustChange: body['PasswordResetRequired'] === true } : {}),
    });
  };
  const failure = takeOf(switches.failBeforeApplying);
  if (failure) {
    const code = { 500: 'InternalError', 502: 'InternalServiceError', 503: 'ServiceUnavailableTemp' } as const;
    note('failed', code[failure.status]);
    return refuse(code[failure.status], 'Unknown internal error');
  }
  const refusal = refuseWrite(state, action);
  const answer = refusal ?? (await applyAlone(state, () => write(state, body)));
  note('refusal' in answer ? 'refused' : 'applied', 'refusal' in answer ? answer.refusal.code : null);
  if ('refusal' in answer) return answer;
  if (take(switches, 'timeoutAfterApplying')) return refuse('InternalServiceTimeout', 'The service timed out');
  if (take(switches, 'cutAfterApplying')) return { result: null, cut: true };
  return answer;
}

/** Returns a business reason to refuse any write. */
function refuseWrite(state: SimulatorState, action: string): ReturnType<typeof refuse> | null {
  const { switches } = state;
  if (switches.noPermission)
    return refuse('PermissionError', `No permission to perform action[${action}] on resource *`);
  if (switches.serviceStatus !== 'Enable')
    return refuse(
      'ServiceStatusException',
      `Can not perform action[${action}] when service is ${switches.serviceStatus}`,
    );
  if (action === 'ResetPassword' && switches.passwordLoginOff)
    return refuse('PasswordLoginNotEnable', 'password login not enable');
  if (state.writeInFlight || take(switches, 'concurrentErrors'))
    return refuse('ConcurrentException', 'Concurrent request exception');
  if (action === 'ResetPassword' && take(switches, 'loginProfileRecordErrors'))
    return refuse('UserLoginProfileRecordExist', 'user login profile record exist');
  return null;
}

async function applyAlone(state: SimulatorState, write: () => ActionAnswer): Promise<ActionAnswer> {
  state.writeInFlight = true;
  try {
    await new Promise((resolve) => setTimeout(resolve, state.switches.writeMs));
    return write();
  } finally {
    state.writeInFlight = false;
  }
}

/** A GET has its fields in the query; everything else is a JSON object. */
function readBody(request: SignedRequest): Record<string, unknown> | null {
  if (request.method === 'GET') return Object.fromEntries(request.query);
  if (!request.headers['content-type']?.startsWith('application/json')) return null;
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body));
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
