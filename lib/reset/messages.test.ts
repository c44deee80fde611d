import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createKeys } from '@/lib/crypto/keys';
import { attempt as attempts } from '@/lib/db/schema';
import { startWorkers } from '@/lib/jobs/start-workers';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { type Inbox, spawnInbox } from '@/simulators/inbox/spawn-inbox';
import type { Attempt } from './attempt';
import { deliverCode } from './deliver-code';
import { notifyChange } from './notify-change';
import { sendCode } from './send-code';
import { setPassword } from './set-password';
import { auditOf, freshName, jobsOf, reload, requestFrom, start, startVerified } from './testing/walk';
import { verifyCode } from './verify-code';

const isLastTry = false;
const signal = new AbortController().signal;

let inbox: Inbox;
let phones = 0;
beforeAll(async () => {
  inbox = await spawnInbox();
});
afterEach(() => inbox.control({ reset: true }));
afterAll(() => inbox.stop());

describe.each(databaseKinds)('messages on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind, {
      mail: { url: inbox.smtpUrl, from: 'Example <no-reply@example.com>' },
      sms: { kind: 'http', url: `${inbox.httpUrl}/sms`, body: { to: '{to}', text: '{text}' } },
    });
  });
  afterAll(() => services.close());

  function addPerson() {
    const username = `${kind}-${freshName()}`;
    phones += 1;
    const contacts = [
      { method: 'email' as const, address: `${username}@example.com` },
      { method: 'sms' as const, address: `+346100${String(phones).padStart(5, '0')}` },
    ];
    return services.provider.add({ username, contacts });
  }
  const newestCodeJob = async (attempt: Attempt) => {
    const job = (await jobsOf(services, 'deliver-code', attempt)).at(-1);
    if (!job) throw new Error('no code was sent');
    return job;
  };
  const deliver = async (attempt: Attempt) => {
    const { id, payload } = await newestCodeJob(attempt);
    return deliverCode(services)(payload, { jobId: id, tryNumber: 1, isLastTry, signal });
  };
  const sentTo = async (address: string) => (await inbox.all()).filter(({ to }) => to === address);

  test('the code in the mail, and the one in the SMS, verify', async () => {
    for (const method of ['email', 'sms'] as const) {
      const account = addPerson();
      const attempt = await start(services, account.username);
      if (method === 'sms') await sendCode({ services, attempt, directory: services.staff }, method, requestFrom());
      expect(await deliver(attempt)).toEqual({ ok: true });
      const address = account.contacts.find((contact) => contact.method === method)?.address ?? '';
      const [message, ...others] = await sentTo(address);
      expect(others).toEqual([]);
      const code = /(?<!\d)\d{6}(?!\d)/.exec(message?.text ?? '')?.[0] ?? '';
      const verified = await verifyCode(services, await reload(services, attempt.id), { code }, requestFrom());
      expect(verified.ok).toBe(true);
    }
  });

  test('nothing is sent for an unknown user, nor once the code has expired', async () => {
    const before = (await inbox.all()).length;
    expect(await deliver(await start(services, freshName()))).toEqual({ ok: true });
    const late = await start(services, addPerson().username);
    services.time.advance(services.limits.codeMinutes.email * 60);
    expect(await deliver(late)).toEqual({ ok: true });
    expect((await inbox.all()).length).toBe(before);
  });

  test('a failure that passes is tried again, one that does not is given up', async () => {
    const attempt = await start(services, addPerson().username);
    await inbox.control({ mail: { refuse: { status: 451, times: 1 } } });
    expect(await deliver(attempt)).toEqual({ ok: false, error: { code: 'refused', isFinal: false } });
    await inbox.control({ mail: { refuse: { status: 550, times: 1 } } });
    expect(await deliver(attempt)).toEqual({ ok: false, error: { code: 'refused', isFinal: true } });
    expect(await deliver(attempt)).toEqual({ ok: true });
  });

  test('a code of a removed key cannot be sent', async () => {
    const attempt = await start(services, addPerson().username);
    const { id, payload } = await newestCodeJob(attempt);
    const rotated = { ...services, keys: createKeys(Buffer.alloc(32, 7).toString('base64')) };
    expect(await deliverCode(rotated)(payload, { jobId: id, tryNumber: 1, isLastTry, signal })).toEqual({
      ok: false,
      error: { code: 'key_missing', isFinal: true },
    });
  });

  test('a job holds no code', async () => {
    const attempt = await start(services, addPerson().username);
    expect(await deliver(attempt)).toEqual({ ok: true });
    const { payload } = await newestCodeJob(attempt);
    const [message] = await sentTo(payload.to ?? '');
    const code = /(?<!\d)\d{6}(?!\d)/.exec(message?.text ?? '')?.[0] ?? 'no code';
    expect(message?.text).toContain(code);
    expect(JSON.stringify([payload, await reload(services, attempt.id)])).not.toContain(code);
  });

  async function changePassword(outcome: TestServices['provider']['outcome'] = 'confirm') {
    const attempt = await startVerified(services);
    const account = services.provider.accounts.find(({ id }) => id === attempt.accountId);
    phones += 1;
    account?.contacts.push({ method: 'sms', address: `+346200${String(phones).padStart(5, '0')}` });
    services.provider.outcome = outcome;
    await setPassword({ services, attempt, directory: services.staff }, 'amber-Kettle-41-drift', requestFrom());
    services.provider.outcome = 'confirm';
    const [job] = await jobsOf(services, 'notify-change', attempt);
    if (!account || !job) throw new Error('nobody is told');
    const [email, sms] = account.contacts.map(({ address }) => address) as [string, string];
    const notify = (last = isLastTry) =>
      notifyChange(services)(job.payload, { jobId: job.id, tryNumber: 1, isLastTry: last, signal });
    return { attempt, account, email, sms, notify };
  }

  test('every known contact gets the notice of a change', async () => {
    const { email, sms, notify } = await changePassword();
    expect(await notify()).toEqual({ ok: true });
    const [mail] = await sentTo(email);
    expect(mail?.subject).toMatch(/was changed/);
    expect(mail?.text).not.toContain('Kettle');
    expect(await sentTo(sms)).toHaveLength(1);
  });

  test('each of them once, also when the job runs again after a part of it failed', async () => {
    const { email, sms, notify } = await changePassword();
    await inbox.control({ sms: { refuse: { status: 503, times: 1 } } });
    expect(await notify()).toMatchObject({ ok: false, error: { isFinal: false } });
    expect([(await sentTo(email)).length, (await sentTo(sms)).length]).toEqual([1, 0]);
    expect(await notify()).toEqual({ ok: true });
    expect(await notify()).toEqual({ ok: true });
    expect([(await sentTo(email)).length, (await sentTo(sms)).length]).toEqual([1, 1]);
  });

  test('a contact that cannot be reached stands in the audit, and the others still hear', async () => {
    const { attempt, email, sms, notify } = await changePassword();
    await inbox.control({ mail: { refuse: { status: 550, times: 1 } } });
    expect(await notify()).toEqual({ ok: true });
    expect([(await sentTo(email)).length, (await sentTo(sms)).length]).toEqual([0, 1]);
    expect((await auditOf(services, attempt)).at(-1)).toMatchObject({
      action: 'message_given_up',
      outcome: 'failed',
      detail: { method: 'email', code: 'refused' },
    });
    const second = await changePassword();
    await inbox.control({ mail: { refuse: { status: 451, times: 2 } } });
    expect((await second.notify()).ok).toBe(false);
    expect((await auditOf(services, second.attempt)).at(-1)?.action).toBe('password_set_finished');
    expect((await second.notify(true)).ok).toBe(false);
    expect((await auditOf(services, second.attempt)).at(-1)).toMatchObject({ action: 'message_given_up' });
  });

  test('without a chosen language the notice is in the language of the organisation, else in all', async () => {
    const { account, email, sms } = await changePassword();
    const attempt = await startVerified(services);
    const payload = {
      attemptId: attempt.id,
      directoryId: 'staff',
      accountId: account.id,
      changedAt: services.clock().toISOString(),
      confirmed: true,
      locale: 'und',
    };
    const notify = (jobId: string) => notifyChange(services)(payload, { jobId, tryNumber: 1, isLastTry, signal });
    services.config.messages = { es: { changedSms: 'Cambio de clave, {when}, {host}' } };
    expect(await notify(`${attempt.id}-all`)).toEqual({ ok: true });
    const mail = (await sentTo(email)).at(-1);
    for (const part of [/was changed/, /已更改/, /ha cambiado/]) expect(mail?.subject).toMatch(part);
    for (const part of [/^English · 中文 · Español\n/, /If this was you/, /如果是您本人操作/, /Si fue usted/])
      expect(mail?.text).toMatch(part);
    const text = (await sentTo(sms)).at(-1)?.text.split('\n');
    expect(text).toEqual([
      expect.stringMatching(/^Your password/),
      expect.stringMatching(/^您的密码/),
      expect.stringMatching(/^Cambio de clave/),
    ]);
    services.config.branding.language = 'es';
    expect(await notify(`${attempt.id}-one`)).toEqual({ ok: true });
    delete services.config.branding.language;
    services.config.messages = {};
    expect((await sentTo(email)).at(-1)?.subject).toBe('Rekey: su contraseña ha cambiado');
    expect((await sentTo(sms)).at(-1)?.text).toMatch(/^Cambio de clave/);
  });

  test('an unknown outcome is reported as unknown', async () => {
    const { email, notify } = await changePassword({ code: 'outcome_unknown' });
    expect(await notify()).toEqual({ ok: true });
    const [mail] = await sentTo(email);
    expect(mail?.subject).not.toMatch(/was changed/);
  });

  test('if the directory has no contacts, the typed address gets the notice; if it is down, later', async () => {
    const { account, attempt, notify } = await changePassword();
    account.contacts = [];
    const typed = `typed-${freshName()}@example.com`;
    await services.db
      .update(attempts)
      .set({ identifier: typed, identifierKind: 'email' })
      .where(eq(attempts.id, attempt.id));
    services.provider.readFailure = { code: 'unavailable' };
    expect(await notify()).toEqual({ ok: false, error: { code: 'unavailable', isFinal: false } });
    services.provider.readFailure = { code: 'unsupported' };
    expect(await notify()).toEqual({ ok: true });
    services.provider.readFailure = null;
    expect(await sentTo(typed)).toHaveLength(1);
  });

  test('the workers send by themselves', async () => {
    await startWorkers(
      services.jobs,
      { 'deliver-code': deliverCode(services), 'notify-change': notifyChange(services) },
      services.logger,
      1,
    );
    const account = addPerson();
    await start(services, account.username);
    expect(await inbox.messages({ to: `${account.username}@example.com` })).toHaveLength(1);
  });
});
