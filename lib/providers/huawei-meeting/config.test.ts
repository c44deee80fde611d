import { describe, expect, test } from 'vitest';
import { meetingSettingsSchema } from './config';
import { meetingPasswordPolicy } from './policy';

describe('settings', () => {
  test('empty settings work: the self-service flow needs no credentials', () => {
    expect(meetingSettingsSchema.parse({})).toMatchObject({
      endpoint: 'https://api.meeting.huaweicloud.com',
      passwordRules: 'strict',
      methods: ['sms', 'email'],
    });
  });

  test.each([
    { appId: 'only-the-id' },
    { appKey: 'only-the-key' },
    { endpoint: 'http://api.meeting.huaweicloud.com' },
    { endpoint: 'https://user:pass@example.com' },
    { endpoint: 'ftp://example.com' },
    { methods: [] },
    { methods: ['carrier-pigeon'] },
    { errorCodes: { 'USG.1': 'whatever' } },
    { appID: 'misspelt' },
  ])('refuses %j', (settings) => {
    expect(meetingSettingsSchema.safeParse(settings).success).toBe(false);
  });

  test('an empty form field counts as missing, and a trailing slash does not matter', () => {
    const settings = meetingSettingsSchema.parse({
      endpoint: 'http://127.0.0.1:4002/',
      appId: ' ',
      appKey: '',
      corpId: '',
    });
    expect(settings).toMatchObject({ endpoint: 'http://127.0.0.1:4002' });
    expect(settings.appId ?? settings.appKey ?? settings.corpId).toBeUndefined();
  });

  test('only the App Key is secret', () => {
    const secret = Object.entries(meetingSettingsSchema.shape).filter(
      ([, field]) => field.meta()?.['secret'] !== false,
    );
    expect(secret.map(([name]) => name)).toEqual(['appKey']);
  });
});

test('the strict policy is stricter than the documented minimum in every respect', () => {
  const [strict, minimum] = [meetingPasswordPolicy('strict'), meetingPasswordPolicy('documented-minimum')];
  expect(strict).toMatchObject({ minLength: 8, maxLength: 32, minClasses: 3, maxRun: 2, words: { match: 'contains' } });
  expect(minimum).toMatchObject({ minLength: 8, maxLength: 32, minClasses: 2, maxRun: 2, words: { match: 'equals' } });
  expect(strict.requiredClasses).toEqual(['lower', 'upper', 'digit']);
  expect(minimum.requiredClasses).toEqual([]);
  expect(new Set(strict.allowedSpecials).size).toBe(32);
});
