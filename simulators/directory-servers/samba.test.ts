import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Samba, startSamba, whyNoSamba } from './samba';
import { firstDomainPassword } from './samba-entries';

const reason = whyNoSamba();
if (reason) process.stderr.write(`Samba is not tested: ${reason}\n`);

describe.skipIf(reason)('Samba', () => {
  let domain: Samba;
  beforeAll(async () => {
    domain = await startSamba();
  });
  afterAll(() => domain.stop());

  test('people can sign in, and others cannot', async () => {
    expect(await domain.signsIn('ana', firstDomainPassword)).toBe(true);
    expect(await domain.signsIn('ana', 'other')).toBe(false);
    expect(await domain.signsIn('off', firstDomainPassword)).toBe(false);
    expect(await domain.signsIn('must', firstDomainPassword)).toBe(false);
  });
});
