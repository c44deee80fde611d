import { z } from 'zod';
import type { SimulatorState } from './simulator-state';
import { switchesSchema } from './switches';
import { opens, personSchema } from './user-store';

const signInSchema = z.strictObject({ userName: z.string(), password: z.string() });
const partialSwitches = switchesSchema.partial();

export type ControlAnswer = { status: number; body: unknown };

/**
 * Handles the control calls of tests under `/_control/`: `switches` (GET, or POST a part), `users` (POST an array),
 * `remove-users` (POST user names), `sign-in` (POST), `journal` (GET), `reset` (POST: initial switches and journal).
 * Returns 404 for anything else.
 */
export function handleControl(state: SimulatorState, method: string, path: string, body: unknown): ControlAnswer {
  switch (`${method} ${path}`) {
    case 'GET /_control/switches':
      return { status: 200, body: state.switches };
    case 'POST /_control/switches':
      return take(partialSwitches, body, (changes) => {
        // zod fills in defaults for omitted fields, so only the given ones are taken.
        const named = Object.keys(body as Record<string, unknown>);
        for (const [name, value] of Object.entries(changes))
          if (named.includes(name)) Object.assign(state.switches, { [name]: value });
        return state.switches;
      });
    case 'POST /_control/users':
      return take(z.array(personSchema), body, (people) =>
        people.map((person) => {
          const user = state.users.add(person);
          return { userId: user.UserId, userName: user.UserName };
        }),
      );
    case 'POST /_control/remove-users':
      return take(z.array(z.string()), body, (userNames) => {
        const users = userNames.flatMap((userName) => state.users.getByName(userName) ?? []);
        users.forEach(state.users.remove);
        return { removed: users.length };
      });
    case 'POST /_control/sign-in':
      return take(signInSchema, body, ({ userName, password }) => {
        const user = state.users.getByName(userName);
        const ok = user !== undefined && !state.switches.passwordLoginOff && opens(user, password);
        return { ok, mustChange: ok && user.mustChange };
      });
    case 'GET /_control/journal':
      return { status: 200, body: { writes: state.journal, calls: state.calls, callTimes: state.callTimes } };
    case 'POST /_control/reset':
      state.switches = switchesSchema.parse({});
      state.journal = [];
      state.calls = {};
      state.callTimes = [];
      return { status: 200, body: {} };
    default:
      return { status: 404, body: { error: 'no such control' } };
  }
}

function take<T extends z.ZodType>(schema: T, body: unknown, apply: (input: z.output<T>) => unknown): ControlAnswer {
  const input = schema.safeParse(body);
  if (!input.success) return { status: 400, body: { error: z.prettifyError(input.error) } };
  return { status: 200, body: apply(input.data) };
}
