import { isPhoneNumber, withoutSeparators } from '@/lib/base/phone-numbers';
import 'server-only';
import { recordEvent } from '@/lib/audit/record-event';
import type { ConsoleErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import type { Notifier } from '@/lib/notify/create-notifier';
import type { ChannelFailure, Message } from '@/lib/notify/rendering/message';
import type { Actor } from '@/lib/operators/actor';
import { mayAct } from '@/lib/operators/may-act';
import { operatorEvent } from '@/lib/operators/operator-event';
import { refuseAct } from '@/lib/operators/refuse-act';
import { spendWindows } from '@/lib/rate-limit/spend-windows';
import type { Services } from '@/lib/services/services';

const permission = 'settings.manage';

/** Test messages cost money and reach strangers: enough to try out a gateway, too few to be a nuisance. */
const windows = [
  { max: 5, seconds: 10 * 60 },
  { max: 30, seconds: 24 * 3600 },
];
/** An operator waits for the answer. */
const patienceMs = 20_000;

/** Why no test message went out. `failure` is there where a server was asked, or should have been. */
export type TestFailure = {
  code: ConsoleErrorCode | 'send_limit';
  retryAfterSeconds?: number;
  failure?: ChannelFailure;
};

/**
 * Sends one message to the operator's own e-mail address, or by SMS to a number (E.164) that they typed. `notifier` is that of
 * unsaved settings where they are what is tried. Answers where it went. Failures: those of `authorise`
 * (`settings.manage`), `field_invalid` for the number, `send_limit`, `message_not_sent`.
 */
export async function sendTest(
  services: Services,
  actor: Actor,
  { message, phone, notifier = services.notifier }: { message: Message; phone: string; notifier?: Notifier },
): Promise<Result<{ to: string }, TestFailure>> {
  const allowed = await mayAct(services, actor, permission);
  if (!allowed.ok) return allowed;
  const to = message.method === 'email' ? actor.operator.email : tidyPhone(phone);
  if (message.method === 'sms' && !isPhoneNumber(to)) return err({ code: 'field_invalid' });
  const testWindow = { name: 'testMessages', key: actor.operator.id } as const;
  const spent = await spendWindows(services, testWindow, windows, services.clock());
  if (!spent.ok) {
    const { retryAfterSeconds } = spent.error;
    return refuseAct(services, actor, { permission }, { code: 'send_limit', retryAfterSeconds });
  }
  const contact = { method: message.method, address: to };
  const sent = await notifier.deliver(contact, message, { signal: AbortSignal.timeout(patienceMs) });
  const reason = sent.ok ? null : sent.error.reason;
  await services.db.transaction((tx) =>
    recordEvent(
      tx,
      operatorEvent(actor, services.clock(), {
        action: 'test_message_sent',
        outcome: sent.ok ? 'ok' : 'failed',
        detail: { method: message.method, ...(reason ? { code: reason } : {}) },
      }),
    ),
  );
  if (sent.ok) return ok({ to });
  const { reason: why, status, enhanced } = sent.error;
  return err({ code: 'message_not_sent', failure: { reason: why, status, ...(enhanced ? { enhanced } : {}) } });
}

function tidyPhone(typed: string): string {
  return withoutSeparators(typed.normalize('NFKC'));
}
