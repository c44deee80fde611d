import { BerReader, BerWriter } from 'ldapts';
import { describe, expect, test } from 'vitest';
import { toRules } from './domain-policy';
import { bindError, bindReasons, type RefusedWrite, writeError, writeReasons } from './errors';
import { PolicyHintsControl } from './policy-hints';

const soon = new Date('2030-01-01T00:00:00Z');
const policy = toRules(
  { minLength: 7, isComplex: true, history: 24, minAgeSeconds: 86_400, lockoutSeconds: null },
  { hints: false },
);
const before: RefusedWrite['before'] = {
  account: { id: '1', username: 'ana', displayName: 'Ana Lopez', contacts: [], status: 'active' },
  rules: { policy, changeableFrom: null },
  remembered: 24,
  minAgeEnds: null,
  hints: false,
};
const refused = (resultCode: number, message: string, write: Partial<RefusedWrite> = {}) => {
  const failure = { kind: 'refused', step: 'work', resultCode, message } as const;
  const error = writeError(failure, { before, password: 'Fine-Passw0rd', byPerson: false, ...write });
  return error.code === 'password_refused' ? error.issues : error.code;
};
const unexplained = [{ rule: 'refused_by_directory', owner: 'directory' }];

describe('what Windows says about a write', () => {
  const restriction = '0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0';

  test('a password that breaks a published rule is told so', () => {
    const issues = (password: string) => refused(53, restriction, { password });
    expect(issues('Ab-1')).toEqual([{ rule: 'min_length', owner: 'directory', limit: 7 }]);
    expect(issues('abcdefghij')).toMatchObject([{ rule: 'complexity', owner: 'directory' }]);
    expect(issues('Xy-LOPEZ-123')).toMatchObject([{ rule: 'account_words', owner: 'directory' }]);
  });

  test('a recent password is the reason where the minimum age applies', () => {
    const young = { ...before, minAgeEnds: soon };
    const tooYoung = [{ rule: 'min_age', owner: 'directory', until: soon }];
    expect(refused(19, restriction, { before: young, byPerson: true })).toEqual(tooYoung);
    expect(refused(53, restriction, { before: { ...young, hints: true } })).toEqual(tooYoung);
    expect(refused(53, restriction, { before: young })).toEqual(unexplained);
  });

  test('otherwise the reason is not known', () => {
    expect(refused(53, restriction)).toEqual(unexplained);
  });

  test.each([
    [
      19,
      '00000056: AtrErr: DSID-03191083, #1: 0: 00000056, problem 1005 (CONSTRAINT_ATT_TYPE)',
      'current_password_wrong',
    ],
    [50, '00000005: SecErr: DSID-031A1190, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0', 'forbidden'],
    [53, '0000001F: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0', 'protocol'],
    [53, '00002035: LdapErr: DSID-0C090D11, comment: Operation not allowed', 'protocol'],
    [32, "00002030: NameErr: DSID-0310020A, problem 2001 (NO_OBJECT), data 0, best match of: 'DC=x'", 'account_gone'],
    [51, '', 'busy'],
    [52, '', 'unavailable'],
  ])('%i %s: %s', (resultCode, message, code) => {
    expect(refused(resultCode, message)).toBe(code);
  });

  test('a person who may not change the own password is told that it is kept elsewhere', () => {
    expect(refused(50, '00000005: SecErr: DSID-031A1190', { byPerson: true })).toBe('account_read_only');
  });

  test('the text never leaves', () => {
    const failure = { kind: 'refused', step: 'work', resultCode: 19, message: `${restriction} Secret-Text` } as const;
    const error = writeError(failure, { before, password: 'Secret-Word-1', byPerson: true });
    expect(JSON.stringify(error)).not.toMatch(/Secret|SvcErr/);
    expect(error.vendor).toMatchObject({ status: 19, code: '0000052D' });
  });
});

describe('what a refused bind means', () => {
  const boundAs = (resultCode: number, message: string) =>
    bindError({ kind: 'refused', step: 'bind', resultCode, message }, soon);

  test.each([
    ['525', 'current_password_wrong'],
    ['52e', 'current_password_wrong'],
    // The password is right, but cannot bind.
    ['530', undefined],
    ['531', undefined],
    ['532', undefined],
    ['533', 'account_disabled'],
    ['534', undefined],
    ['701', 'account_expired'],
    ['773', undefined],
    ['775', 'account_locked'],
    // Never seen: nothing is revealed and nothing is written.
    ['999', 'current_password_wrong'],
  ])('data %s: %s', (data, code) => {
    const message = `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${data}, v1db1`;
    expect(boundAs(49, message)?.code).toBe(code);
  });

  test('a lock says when it ends', () => {
    expect(boundAs(49, 'comment: AcceptSecurityContext error, data 775, v1db1')).toMatchObject({ until: soon });
  });

  test('a server that is busy or wants encryption says nothing about the password', () => {
    expect(boundAs(51, '')?.code).toBe('busy');
    expect(boundAs(52, '')?.code).toBe('unavailable');
    expect(boundAs(8, 'data 532')?.code).toBe('forbidden');
  });
});

test('every row names its source', () => {
  for (const { source } of [...Object.values(bindReasons), ...Object.values(writeReasons)])
    expect(source).toMatch(/^https:\/\/learn\.microsoft\.com\//);
});

test('the policy hints control carries the number 1 in a sequence', () => {
  const writer = new BerWriter();
  new PolicyHintsControl().write(writer);
  const reader = new BerReader(writer.buffer);
  reader.readSequence();
  expect([reader.readString(), reader.readBoolean()]).toEqual(['1.2.840.113556.1.4.2239', true]);
  expect(reader.readString(4, true)?.toString('hex')).toBe('3003020101');
});
