import { describe, expect, it } from 'vitest';
import { verifyHeading } from './verify-phrases';

const facts = {
  identifier: "{o'neil} & co",
  directory: 'Example Cloud',
  method: 'email',
  digits: 6,
  minutes: 1,
} as const;

describe('verifyHeading', () => {
  it('takes what was typed as it is, names the directory and counts the minutes (portal 2)', () => {
    expect(verifyHeading('en', facts).intro).toBe(
      "If {o'neil} & co has an account at Example Cloud, we've sent a 6-digit code by email. It expires in 1 minute.",
    );
    expect(verifyHeading('es', { ...facts, identifier: 'ana', minutes: 10 }).intro).toContain('durante 10 minutos.');
  });

  it('leaves out the number of digits where it varies', () => {
    expect(verifyHeading('zh-CN', { ...facts, identifier: 'ana', method: 'sms', digits: null }).intro).toBe(
      '如果 ana 在 Example Cloud 有账号，我们已通过短信发送验证码，1 分钟内有效。',
    );
  });
});
