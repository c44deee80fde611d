import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvents } from '@/lib/audit/read-events';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import type { Actor } from './actor';
import { mayAct } from './may-act';
import { refuseAct } from './refuse-act';
import { makeActor } from './testing/make-actor';

describe.each(databaseKinds)('a refused act on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  const refusalsOf = async ({ operator }: Actor) => {
    const seen: unknown[] = [];
    for await (const { action, actor, outcome, directoryId, detail } of readEvents(services.db)) {
      if (actor === `operator:${operator.id}`) seen.push({ action, outcome, directoryId, detail });
    }
    return seen;
  };
  const event = (permission: string, code: string, directoryId: string | null = null) => ({
    ...{ action: 'operator_refused', outcome: 'refused', directoryId, detail: { permission, code } },
  });

  test.each([
    ['the role', 'auditor', 'all', 'accounts.find', {}, 'not_allowed', null],
    ['a grant', 'helpdesk', 'all', 'reset.show_link', {}, 'not_allowed', null],
    ['the scope', 'helpdesk', ['meeting'], 'accounts.find', { directoryId: 'staff' }, 'out_of_scope', 'staff'],
    ['all directories', 'administrator', ['staff'], 'settings.read', {}, 'all_directories_needed', null],
  ] as const)('is recorded once for %s', async (_what, role, directories, permission, target, code, directoryId) => {
    const scope = { directories: directories === 'all' ? ('all' as const) : [...directories] };
    const actor = await makeActor(services, role, { scope });
    expect(await mayAct(services, actor, permission, target)).toEqual({ ok: false, error: { code } });
    expect(await refusalsOf(actor)).toEqual([event(permission, code, directoryId)]);
  });

  test('is recorded for the second factor that expired', async () => {
    const actor = await makeActor(services, 'administrator');
    const late = { ...actor, session: { ...actor.session, steppedUpAt: null } };
    expect((await mayAct(services, late, 'operators.manage')).ok).toBe(false);
    expect(await refusalsOf(actor)).toEqual([event('operators.manage', 'step_up_required')]);
  });

  test('is recorded once in a request, whatever else the same request is refused', async () => {
    const actor = await makeActor(services, 'auditor');
    const inOneRequest = { ...actor, request: { ...actor.request, requestId: crypto.randomUUID() } };
    const refuse = (permission: 'accounts.find' | 'operators.read') => mayAct(services, inOneRequest, permission);
    await Promise.all([refuse('accounts.find'), refuse('accounts.find'), refuse('operators.read')]);
    expect(await refusalsOf(actor)).toHaveLength(1);
    await mayAct(services, actor, 'accounts.find');
    expect(await refusalsOf(actor)).toHaveLength(2);
    const colleague = await makeActor(services, 'auditor');
    await mayAct(services, { ...colleague, request: inOneRequest.request }, 'accounts.find');
    expect(await refusalsOf(colleague)).toHaveLength(1);
  });

  test('answers the refusal with everything that belongs to it', async () => {
    const actor = await makeActor(services, 'helpdesk');
    const refusal = { code: 'too_many_attempts', retryAfterSeconds: 60 } as const;
    const act = { permission: 'reset.send_link', directoryId: 'staff', accountId: 'a', operatorId: 'b' } as const;
    expect(await refuseAct(services, actor, act, refusal)).toEqual({ ok: false, error: refusal });
  });

  test('an act that is allowed leaves no event', async () => {
    const actor = await makeActor(services, 'helpdesk');
    expect(await mayAct(services, actor, 'accounts.find', { directoryId: 'staff' })).toEqual({ ok: true });
    expect(await refusalsOf(actor)).toEqual([]);
  });
});
