import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditEvent } from '@/lib/db/schema';
import { countFactors, factorsOf } from '@/lib/factors/factors-of';
import { offerNewPasskey } from '@/lib/operators/factors/operator-passkeys';
import { enrolledOperator } from '@/lib/operators/testing/enrolled-operator';
import { actorBehind } from '@/lib/operators/testing/signed-in-operator';
import { createSoftwarePasskey } from '@/lib/operators/testing/software-passkey';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { addPasskey } from './add-passkey';
import { makeRecoveryCodes } from './make-recovery-codes';
import { removeFactor } from './remove-factor';

describe.each(databaseKinds)('removing a factor on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  test('the last factor stays, another one may go, and a stale step-up may do neither', async () => {
    const { actor } = await enrolledOperator(services);
    const removal = { kind: 'authenticator' } as const;
    expect(await removeFactor(services, actor, removal)).toEqual({ ok: false, error: { code: 'last_factor' } });
    const device = createSoftwarePasskey('https://reset.example.com');
    const added = await addPasskey(services, actor, {
      answer: device.make(await offerNewPasskey(services, actor)),
      name: 'Key',
    });
    const again = await actorBehind(services, added.ok ? added.value : '');
    services.time.advance(5 * 60);
    expect(await removeFactor(services, again, removal)).toEqual({ ok: false, error: { code: 'step_up_required' } });
    expect(await makeRecoveryCodes(services, again, '')).toEqual({ ok: false, error: { code: 'step_up_required' } });
    services.time.advance(-5 * 60);
    const both = await Promise.all([
      removeFactor(services, again, removal),
      removeFactor(services, again, { kind: 'passkey', id: device.id }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(countFactors(await factorsOf(services.db, again.operator.id))).toBe(1);
    const events = await services.db
      .select({ action: auditEvent.action, detail: auditEvent.detail })
      .from(auditEvent)
      .where(eq(auditEvent.actor, `operator:${again.operator.id}`))
      .orderBy(auditEvent.seq);
    expect(events.map(({ action }) => action)).toEqual([
      'factor_added',
      'operator_signed_in',
      'operator_refused',
      'factor_added',
      'operator_refused',
      'operator_refused',
      'factor_removed',
      'operator_refused',
    ]);
  });
});
