import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operator as operators } from '@/lib/db/console-schema';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { findSession } from './operator-sessions';
import { addTestOperator, signInTestOperator } from './testing/signed-in-operator';

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices('embedded');
});
afterAll(() => services.close());

test('a session that nobody ended is worth nothing while its operator is switched off', async () => {
  const operator = await addTestOperator(services);
  const { token } = await signInTestOperator(services, operator);
  const switchTo = (disabledAt: Date | null) =>
    services.db.update(operators).set({ disabledAt }).where(eq(operators.id, operator.id));
  const find = () => findSession(services.db, token, services.clock());
  await switchTo(services.clock());
  expect(await find()).toEqual({ found: false, reason: 'operator_disabled' });
  await switchTo(null);
  expect(await find()).toMatchObject({ found: true, operator: { id: operator.id } });
});

test('rights are those of this request, not of the sign-in', async () => {
  const operator = await addTestOperator(services, { role: 'administrator' });
  const { token } = await signInTestOperator(services, operator);
  await services.db.update(operators).set({ role: 'auditor' }).where(eq(operators.id, operator.id));
  expect(await findSession(services.db, token, services.clock())).toMatchObject({ operator: { role: 'auditor' } });
});
