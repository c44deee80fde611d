import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEvents } from '@/lib/audit/read-events';
import { createNotifier } from '@/lib/notify/create-notifier';
import { sampleMessage } from '@/lib/notify/rendering/sample-message';
import type { Actor } from '@/lib/operators/actor';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { type Inbox, spawnInbox } from '@/simulators/inbox/spawn-inbox';
import { sampleFacts } from './sample-facts';
import { sendTest } from './send-test';

describe('a test message', () => {
  let services: TestServices;
  let administrator: Actor;
  let inbox: Inbox;
  beforeEach(async () => {
    inbox = await spawnInbox();
    services = await openTestServices('embedded', {
      mail: { url: inbox.smtpUrl, from: 'Example <no-reply@example.com>' },
    });
    administrator = await makeActor(services, 'administrator', { email: 'ada@example.org' });
  });
  afterEach(async () => {
    await services.close();
    await inbox.stop();
  });
  const sample = (words = {}) => sampleMessage('code', 'email', sampleFacts(services, 'en'), words);

  test('goes to the operator with words that are not saved, and is audited without the address', async () => {
    const sent = await sendTest(services, administrator, {
      message: sample({ codeSubject: 'Try this' }),
      phone: '',
    });
    expect(sent).toEqual({ ok: true, value: { to: 'ada@example.org' } });
    const [arrived] = await inbox.messages({ to: 'ada@example.org' });
    expect(arrived).toMatchObject({ subject: 'Try this' });
    expect(arrived?.text).toMatch(/^000000 /);
    const seen = [];
    for await (const event of readEvents(services.db)) seen.push(event);
    expect(seen).toMatchObject([{ action: 'test_message_sent', outcome: 'ok', detail: { method: 'email' } }]);
    expect(JSON.stringify(seen)).not.toContain('ada@');
  });

  test('is limited for each operator, with the wait', async () => {
    for (let at = 0; at < 5; at += 1) await sendTest(services, administrator, { message: sample(), phone: '' });
    expect(await sendTest(services, administrator, { message: sample(), phone: '' })).toMatchObject({
      ok: false,
      error: { code: 'send_limit', retryAfterSeconds: expect.any(Number) },
    });
    const seen = [];
    for await (const event of readEvents(services.db)) seen.push(event);
    expect(seen.filter(({ action }) => action === 'operator_refused')).toMatchObject([
      { outcome: 'refused', detail: { permission: 'settings.manage', code: 'send_limit' } },
    ]);
    const other = await makeActor(services, 'administrator', { email: 'bea@example.org' });
    expect(await sendTest(services, other, { message: sample(), phone: '' })).toMatchObject({ ok: true });
  });

  test('by unsaved settings says what went wrong', async () => {
    const notifier = createNotifier(
      { mail: { url: 'smtp://127.0.0.1:1', from: 'no-reply@example.com' } },
      { outbound: services.outbound, logger: services.logger, appUrl: services.env.APP_URL },
    );
    const failed = await sendTest(services, administrator, { message: sample(), phone: '', notifier });
    notifier.close();
    expect(failed).toEqual({
      ok: false,
      error: { code: 'message_not_sent', failure: { reason: 'connect', status: null } },
    });
  });

  test.each(['', '12345', '600 100 200', 'ada@example.org', '+34 600 100 200 x'])(
    'goes to no number %j',
    async (phone) => {
      const message = sampleMessage('code', 'sms', sampleFacts(services, 'en'), undefined);
      expect(await sendTest(services, administrator, { message, phone })).toEqual({
        ok: false,
        error: { code: 'field_invalid' },
      });
    },
  );
});
