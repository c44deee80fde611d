import { z } from 'zod';
import type { Answer, Request } from './answer';
import { findPerson, hashPassword, type SimulatorState } from './state';
import { changeSwitches, switchesSchema } from './switches';

/** Handles the control calls of tests and the demo. Returns null for an unknown path. */
export function control(state: SimulatorState, request: Request): Answer | null {
  const { searchParams } = request.url;
  switch (`${request.method} ${request.url.pathname}`) {
    case 'GET /_control/outbox': {
      const to = searchParams.get('to');
      return { status: 200, body: state.outbox.filter((message) => to === null || message.to === to) };
    }
    case 'GET /_control/puzzle':
      return newestPuzzle(state, searchParams);
    case 'GET /_control/calls':
      return { status: 200, body: state.calls };
    case 'GET /_control/switches':
      return { status: 200, body: state.switches };
    case 'POST /_control/switches':
      state.switches = changeSwitches(state.switches, request.body);
      return { status: 200, body: state.switches };
    case 'POST /_control/reset':
      forget(state);
      return { status: 200, body: {} };
    case 'POST /_control/expire-admin-tokens':
      state.adminTokens.clear();
      return { status: 200, body: {} };
    case 'POST /_control/person':
      return alterPerson(state, request.body);
    case 'POST /_control/sign-in':
      return signIn(state, request.body);
    default:
      return null;
  }
}

function newestPuzzle(state: SimulatorState, query: URLSearchParams): Answer {
  const token = state.tokens.get(query.get('token') ?? '');
  const point = token ?? state.newestPuzzle.get(query.get('user') ?? '');
  return point ? { status: 200, body: { pointX: point.pointX, pointY: point.pointY } } : { status: 404, body: {} };
}

/** Restores the initial state, except for passwords that were set. */
function forget(state: SimulatorState): void {
  state.switches = switchesSchema.parse({});
  state.outbox.length = 0;
  state.calls.length = 0;
  for (const map of [state.tokens, state.codes, state.newestPuzzle, state.adminTokens]) map.clear();
}

/** Disables or enables a person, as their administrator would. */
function alterPerson(state: SimulatorState, given: unknown): Answer {
  const change = z.strictObject({ account: z.string(), status: z.union([z.literal(0), z.literal(1)]) }).parse(given);
  const person = findPerson(state, change.account);
  if (!person) return { status: 404, body: {} };
  person.status = change.status;
  return { status: 200, body: {} };
}

function signIn(state: SimulatorState, given: unknown): Answer {
  const body = z.strictObject({ user: z.string(), password: z.string() }).safeParse(given);
  if (!body.success) return { status: 400, body: { ok: false } };
  const person = findPerson(state, body.data.user);
  const ok = person !== null && person.passwordHash === hashPassword(person.account, body.data.password);
  return { status: 200, body: { ok, mustChange: ok && person.mustChange } };
}
