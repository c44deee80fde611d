import { z } from 'zod';
import { type Refusal, refuse, refuseParameter } from './refusals';
import type { SimulatorState } from './simulator-state';
import type { StoredUser } from './user-store';

export type ActionAnswer = { result: Record<string, unknown> | null } | { refusal: Refusal };

const listSchema = z.object({
  PageNumber: z.coerce.number().int().min(1).default(1),
  PageSize: z.coerce.number().int().min(1).max(100).default(10),
  QueryString: z.string().optional(),
  UserName: z.string().optional(),
  Source: z.enum(['Manual', 'Sync']).optional(),
});

/**
 * Returns one page of users. The text filter matches user names and display names; there is none for e-mail or phone.
 */
export function listUsers(state: SimulatorState, body: Record<string, unknown>): ActionAnswer {
  const input = listSchema.safeParse(body);
  if (!input.success) {
    const field = String(input.error.issues[0]?.path[0] ?? '');
    return refuseParameter(field, body[field]);
  }
  const { PageNumber, PageSize, QueryString, UserName, Source } = input.data;
  let users = state.users.list();
  if (UserName) users = users.filter((user) => user.UserName.includes(UserName));
  if (QueryString) {
    users = users.filter((user) => user.UserName.includes(QueryString) || user.DisplayName.includes(QueryString));
  }
  if (Source) users = users.filter((user) => user.Source === Source);
  const page = users.slice((PageNumber - 1) * PageSize, PageNumber * PageSize);
  return { result: { PageNumber, PageSize, Total: users.length, Users: page.map((user) => show(state, user)) } };
}

export function getUser(state: SimulatorState, body: Record<string, unknown>): ActionAnswer {
  const id = body['UserId'];
  if (typeof id !== 'string' || id === '') return refuseParameter('UserId', id);
  const user = state.users.get(id);
  if (user) return { result: show(state, user) };
  return state.switches.emptyResultForMissing ? { result: {} } : refuse('UserNotFound', 'User is not found');
}

export function getPortalLoginConfig(state: SimulatorState): ActionAnswer {
  if (!state.switches.portalConfigured) return refuse('LoginSettingNotFound', 'login setting not found');
  return {
    result: {
      PortalURL: 'https://example.volccloudidentity.com/login',
      Subdomain: 'example',
      LoginType: state.switches.loginType,
    },
  };
}

export function listPortalLoginSettings(state: SimulatorState): ActionAnswer {
  const { loginType } = state.switches;
  const status = (type: string) => (type === loginType ? 'Enable' : 'Disable');
  return {
    result: {
      PortalLoginSettings: ['Password', 'SAMLSSO'].map((LoginType) => ({ LoginType, Status: status(LoginType) })),
    },
  };
}

export function getServiceStatus(state: SimulatorState): ActionAnswer {
  const instance = {
    InstanceId: 'ci-0000000001',
    InstanceName: 'default',
    Region: 'cn-beijing',
    Status: state.switches.serviceStatus,
    CreatedTime: '2026-01-01T00:00:00+08:00',
  };
  return { result: { PrerequisiteCheckResult: true, Instances: [instance] } };
}

export function show(state: SimulatorState, user: StoredUser): Record<string, unknown> {
  const { password: _password, mustChange: _mustChange, ...visible } = user;
  if (!state.switches.maskPhones) return visible;
  const digits = user.Phone.replace(/\D/g, '');
  return { ...visible, Phone: digits && `${digits.slice(0, -8)}****${digits.slice(-4)}` };
}
