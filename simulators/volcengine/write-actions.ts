import { z } from 'zod';
import { generatePassword, meetsRule } from './password-rule';
import type { ActionAnswer } from './read-actions';
import { show } from './read-actions';
import { refuse, refuseParameter } from './refusals';
import type { SimulatorState } from './simulator-state';
import { digestPassword, opens } from './user-store';

const resetSchema = z.strictObject({
  UserId: z.string().min(1),
  GenerateRandomPassword: z.boolean(),
  PasswordResetRequired: z.boolean(),
  Password: z.string().optional(),
});

export function resetPassword(state: SimulatorState, body: Record<string, unknown>): ActionAnswer {
  const input = parse(resetSchema, body);
  if ('refusal' in input) return input;
  const { UserId, GenerateRandomPassword, PasswordResetRequired, Password } = input.data;
  const user = state.users.get(UserId);
  if (!user) return refuse('UserNotFound', 'User is not found');
  // The documentation's sample sends both at once, which nobody should do.
  if (GenerateRandomPassword === (Password !== undefined)) return refuseParameter('Password', Password);
  if (user.Source === 'Sync' && state.switches.refuseSyncUsers) return refuseParameter('UserId', UserId);
  const password = Password ?? generatePassword();
  if (!meetsRule(password)) return refuseParameter('Password', password);
  if (state.switches.refuseSamePassword && opens(user, password)) return refuseParameter('Password', password);
  user.password = digestPassword(password);
  user.mustChange = PasswordResetRequired;
  user.UpdatedTime = new Date().toISOString();
  return { result: GenerateRandomPassword || state.switches.echoPassword ? { Password: password } : {} };
}

const fields = {
  DisplayName: z.string().max(64).optional(),
  Description: z.string().max(255).optional(),
  Email: z.string().max(128).optional(),
  Phone: z.string().max(20).optional(),
};
const createSchema = z.strictObject({ UserName: z.string().min(1).max(54), ...fields });
const updateSchema = z.strictObject({ UserId: z.string().min(1), ...fields });
const deleteSchema = z.strictObject({ UserId: z.string().min(1) });

export function createUser(state: SimulatorState, body: Record<string, unknown>): ActionAnswer {
  const input = parse(createSchema, body);
  if ('refusal' in input) return input;
  const { UserName, DisplayName = '', Description = '', Email = '', Phone = '' } = input.data;
  if (state.users.getByName(UserName)) return refuseParameter('UserName', UserName);
  const user = state.users.add({ userName: UserName, displayName: DisplayName, email: Email, phone: Phone });
  user.Description = Description;
  return { result: show(state, user) };
}

export function updateUser(state: SimulatorState, body: Record<string, unknown>): ActionAnswer {
  const input = parse(updateSchema, body);
  if ('refusal' in input) return input;
  const { UserId, ...changes } = input.data;
  const user = state.users.get(UserId);
  if (!user) return refuse('UserNotFound', 'User is not found');
  for (const [name, value] of Object.entries(changes)) if (value !== undefined) Object.assign(user, { [name]: value });
  user.UpdatedTime = new Date().toISOString();
  return { result: null };
}

export function deleteUser(state: SimulatorState, body: Record<string, unknown>): ActionAnswer {
  const input = parse(deleteSchema, body);
  if ('refusal' in input) return input;
  const user = state.users.get(input.data.UserId);
  if (!user) return refuse('UserNotFound', 'User is not found');
  state.users.remove(user);
  return { result: null };
}

function parse<T extends z.ZodType>(schema: T, body: Record<string, unknown>) {
  const input = schema.safeParse(body);
  if (input.success) return { data: input.data };
  const issue = input.error.issues[0];
  const field = String(issue?.path[0] ?? (issue?.code === 'unrecognized_keys' ? issue.keys[0] : 'body'));
  return refuseParameter(field, body[field]);
}
