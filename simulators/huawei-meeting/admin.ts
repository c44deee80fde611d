import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { type Handler, refuse } from './answer';
import { isSignedIn } from './app-auth';
import { deliver, findPerson, hashPassword, type Person } from './state';

const searchQuery = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(10),
  searchKey: z.string().default(''),
});

/**
 * GET /v1/usg/dcs/corp/member: fuzzy search over name, phone, e-mail and accounts. An offset past the end returns the
 * last page.
 */
export const searchMembers: Handler = (state, request) => {
  if (!isSignedIn(state, request)) return refuse(state.switches, 'notAdministrator');
  const query = searchQuery.safeParse(Object.fromEntries(request.url.searchParams));
  if (!query.success) return refuse(state.switches, 'parameter');
  const { limit, searchKey } = query.data;
  const key = searchKey.toLowerCase();
  const found = state.people.filter((person) =>
    [person.account, person.name, person.email, person.phone, person.thirdAccount].some((value) =>
      value?.toLowerCase().includes(key),
    ),
  );
  const lastPage = Math.max(0, Math.ceil(found.length / limit) - 1) * limit;
  const offset = query.data.offset >= found.length ? lastPage : query.data.offset;
  const data = found.slice(offset, offset + limit).map(memberRecord);
  return { status: 200, body: { offset, limit, count: found.length, data } };
};

/** GET /v1/usg/dcs/corp/member/{account}?accountType=0. */
export const showMember: Handler = (state, request) => {
  if (!isSignedIn(state, request)) return refuse(state.switches, 'notAdministrator');
  const account = decodeURIComponent(request.url.pathname.split('/').at(-1) ?? '');
  const byThirdAccount = request.url.searchParams.get('accountType') === '1';
  const person = state.people.find((row) => (byThirdAccount ? row.thirdAccount : row.account) === account);
  return person ? { status: 200, body: memberRecord(person) } : refuse(state.switches, 'noUser');
};

/** PUT /v1/usg/acs/password/admin/reset: generates a password and sends it to the person; the response has no body. */
export const resetByAdministrator: Handler = async (state, request) => {
  if (!isSignedIn(state, request)) return refuse(state.switches, 'notAdministrator');
  const body = z.strictObject({ account: z.string().min(1).max(255) }).safeParse(request.body);
  if (!body.success) return refuse(state.switches, 'parameter');
  const person = findPerson(state, body.data.account);
  if (!person) return refuse(state.switches, 'noUser');
  const to = person.phone ?? person.email;
  if (!to) return refuse(state.switches, 'noContact');
  const password = `Hw-${randomInt(100_000, 999_999)}-${randomInt(1000, 9999)}q`;
  person.passwordHash = hashPassword(person.account, password);
  person.mustChange = true;
  const text = `[Huawei Cloud Meeting] Your new password: ${password}`;
  await deliver(state, { channel: person.phone ? 'sms' : 'email', to, text });
  return { status: 200, body: null };
};

function memberRecord(person: Person) {
  return {
    id: `id-${person.account}`,
    userAccount: person.account,
    name: person.name,
    englishName: null,
    phone: person.phone,
    // The vendor's console stores numbers of mainland China without the country code.
    country: /^(\+86)?1\d{10}$/.test(person.phone ?? '') ? 'chinaPR' : null,
    email: person.email,
    thirdAccount: person.thirdAccount,
    deptCode: '1',
    userType: 2,
    adminType: 2,
    status: person.status,
  };
}
