import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { deriveKeys, type SigningInput, signRequest } from './sign';
import golden from './signing-vectors.json';

type Vector = (typeof golden.vectors)[number];

function toInput(vector: Vector): SigningInput {
  const { input, expected } = vector;
  return {
    method: input.method === 'GET' ? 'GET' : 'POST',
    host: expected.signedHeaders.includes('host') ? input.host : null,
    query: input.query as unknown as Record<string, string>,
    body: input.body,
    date: parseDate(input.date),
    region: input.region,
    service: input.service,
    accessKeyId: input.accessKeyId,
    secretAccessKey: input.secretAccessKey,
    sessionToken: input.sessionToken,
  };
}

function parseDate(date: string): Date {
  return new Date(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

describe.each(golden.vectors)('vector $id', (vector) => {
  const signed = signRequest(toInput(vector));
  const { expected, input } = vector;

  test("canonical request, string to sign and signature are the vendor client's, byte for byte", () => {
    expect(signed.query).toBe(expected.canonicalQueryString);
    expect(signed.signedHeaders).toBe(expected.signedHeaders);
    expect(signed.canonicalRequest).toBe(expected.canonicalRequest);
    expect(createHash('sha256').update(signed.canonicalRequest).digest('hex')).toBe(expected.canonicalRequestSha256);
    expect(signed.stringToSign).toBe(expected.stringToSign);
    expect(signed.signature).toBe(expected.signature);
    expect(signed.headers['Authorization']).toBe(expected.authorization);
  });

  test('headers are those of the vector', () => {
    const { 'Content-Type': _type, Host: _host, ...own } = input.headersSent as Record<string, string>;
    const { Authorization: _authorization, ...headers } = signed.headers;
    expect(headers).toEqual(own);
  });

  test('derived keys', () => {
    const day = expected.credentialScope.slice(0, 8);
    const keys = deriveKeys(input.secretAccessKey, day, input.region, input.service);
    const hex = Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, key.toString('hex')]));
    expect(hex).toEqual(expected.derivedKeysHex);
  });
});

describe('negative cases', () => {
  const base = golden.vectors[0];
  if (!base) throw new Error('the vectors are empty');
  const input = toInput(base);

  test('another secret signs differently', () => {
    expect(signRequest({ ...input, secretAccessKey: `${input.secretAccessKey}x` }).signature).not.toBe(
      base.expected.signature,
    );
  });
  test('never produces a signature that the gateway must refuse', () => {
    const refused = golden.negativeCases.flatMap((each) => ('signature' in each ? [each.signature] : []));
    expect(refused).toHaveLength(2);
    for (const signature of refused) expect(signRequest(input).signature).not.toBe(signature);
  });
  test('another body, date, key or action changes the signature', () => {
    const changed = [
      signRequest({ ...input, body: golden.negativeCases.find((each) => each.body)?.body ?? '' }),
      signRequest({ ...input, date: new Date(input.date.getTime() + 3_600_000) }),
      signRequest({ ...input, query: { ...input.query, Action: 'NoSuchAction' } }),
    ].map((signed) => signed.signature);
    expect(new Set([base.expected.signature, ...changed]).size).toBe(4);
    expect(signRequest({ ...input, accessKeyId: 'AKOTHER' }).headers['Authorization']).toContain('Credential=AKOTHER/');
  });
  test('in the last second of the day, scope and date name the same day', () => {
    const signed = signRequest({ ...input, date: new Date('2026-12-31T23:59:59.999Z') });
    expect(signed.headers['X-Date']).toBe('20261231T235959Z');
    expect(signed.stringToSign).toContain('\n20261231/cn-beijing/');
  });
});
