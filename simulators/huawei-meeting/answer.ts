import type { IncomingMessage } from 'node:http';
import { randomRequestId, type SimulatorState } from './state';
import type { Switches } from './switches';

/** A handler's response; `body` null means an empty body. */
export type Answer = { status: number; body: unknown; headers?: Record<string, string>; raw?: string };

export type Request = {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  /** Parsed JSON, or undefined if there is none. */
  body: unknown;
};

export type Handler = (state: SimulatorState, request: Request) => Answer | Promise<Answer>;

/**
 * Error codes. The block USG.2990… is invented on purpose, so that no client can come to depend on a code that has
 * never been observed. The others are the vendor’s.
 */
export const failures = {
  parameter: { status: 400, code: 'USG.000000003', english: 'The server is busy.', chinese: '请求参数错误' },
  noUser: { status: 400, code: 'USG.201040000', english: 'The user does not exist.', chinese: '用户不存在' },
  slideWrong: { status: 400, code: 'USG.299000001', english: 'Slide verification failed.', chinese: '滑块验证失败' },
  slideExpired: {
    status: 400,
    code: 'USG.299000002',
    english: 'Slide verification expired.',
    chinese: '滑块验证已过期',
  },
  sendTooSoon: { status: 400, code: 'USG.299000003', english: 'Try again in %s seconds.', chinese: '请%s秒后重试' },
  codeWrong: { status: 400, code: 'USG.299000004', english: 'Verification code error.', chinese: '验证码错误' },
  codeExpired: { status: 400, code: 'USG.299000005', english: 'Verification code expired.', chinese: '验证码已过期' },
  codeTries: { status: 400, code: 'USG.299000006', english: 'Too many attempts.', chinese: '尝试次数过多' },
  noContact: { status: 400, code: 'USG.299000007', english: 'No contact is bound.', chinese: '未绑定联系方式' },
  tokenExpired: { status: 401, code: 'USG.299000008', english: 'The token is invalid.', chinese: '令牌无效' },
  /** The status is the carrier edition's for sign-in; that a reset returns the same is an assumption. */
  disabled: { status: 412, code: 'USG.299000010', english: 'The account is disabled.', chinese: '账号已被禁用' },
  password: {
    status: 400,
    code: 'USG.299000009',
    english: 'The password does not meet the rule.',
    chinese: '密码不符合规则',
  },
  notAdministrator: { status: 400, code: 'MBI.000000004', english: 'Check X-Access-Token.', chinese: '请检查令牌' },
  appId: { status: 401, code: 'USG.206010025', english: 'App ID check failed.', chinese: 'App ID 鉴权失败' },
  appIdExpired: {
    status: 401,
    code: 'USG.206010057',
    english: 'App ID authentication expired.',
    chinese: 'App ID 鉴权过期',
  },
} as const;
export type FailureName = keyof typeof failures;

/** Returns a refusal in the vendor's envelope, in the form set by the switches. */
export function refuse(switches: Switches, name: FailureName, seconds = 0): Answer {
  const row = failures[name];
  const message = (switches.wording === 'chinese' ? row.chinese : row.english).replace('%s', String(seconds));
  return failureAnswer(switches, row.status, row.code, message);
}

export function failureAnswer(switches: Switches, status: number, code: string, message: string): Answer {
  if (switches.failureBody === 'empty') return { status, body: null };
  if (switches.failureBody === 'html') return htmlAnswer(status);
  const requestId = randomRequestId();
  const envelope = { error_code: code, error_msg: message };
  if (switches.failureBody === 'no_request_id')
    return { status, body: envelope, headers: { 'x-request-id': requestId } };
  return { status, body: { ...envelope, request_id: requestId } };
}

export function htmlAnswer(status: number): Answer {
  return { status, body: null, raw: `<html><body><h1>${status}</h1></body></html>` };
}
