import { readFileSync } from 'node:fs';
import { Attribute, Change, Client, ResultCodeError } from 'ldapts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptsConnections } from './accepts-connections';
import { type Samba, startSamba, whyNoSamba } from './samba';
import { domainBase, firstDomainPassword } from './samba-entries';

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

  const trusted = () => ({ ca: [readFileSync(domain.caFile)] });

  /** Runs modifies as somebody. Returns `done` or the code of the refusal. */
  async function attempt(
    who: { name: string; password: string },
    dn: string,
    change: Change,
  ): Promise<'done' | number> {
    const client = new Client({ url: domain.url, tlsOptions: trusted() });
    try {
      await client.bind(who.name, who.password);
      await client.modify(dn, change);
      return 'done';
    } catch (error) {
      if (error instanceof ResultCodeError) return error.code;
      throw error;
    } finally {
      await client.unbind();
    }
  }
  const person = (name: string) => `CN=${name},${domain.base}`;
  const replace = (type: string, values: (string | Buffer)[]) =>
    new Change({ operation: 'replace', modification: new Attribute({ type, values: values as string[] }) });
  const password = (text: string) => replace('unicodePwd', [Buffer.from(`"${text}"`, 'utf16le')]);

  test('a client that does not trust its authority does not connect', async () => {
    const client = new Client({ url: domain.url });
    await expect(client.bind(domain.service.name, domain.service.password)).rejects.toThrow(/certificate/);
    await client.unbind();
  });

  test('the service account may reset, unlock and require a change in its unit, and nothing else', async () => {
    expect(await attempt(domain.service, person('jo'), password('Another-Passw0rd!'))).toBe('done');
    expect(await domain.signsIn('jo', 'Another-Passw0rd!')).toBe(true);
    // The server would accept the previous password for an hour by default.
    expect(await domain.signsIn('jo', firstDomainPassword)).toBe(false);
    expect(await attempt(domain.service, person('jo'), replace('lockoutTime', ['0']))).toBe('done');
    expect(await attempt(domain.service, person('jo'), replace('pwdLastSet', ['0']))).toBe('done');
    expect(await attempt(domain.service, person('jo'), replace('mail', ['x@example.org']))).toBe(50);
    const outside = `CN=Administrator,CN=Users,${domainBase}`;
    expect(await attempt(domain.service, outside, password('Another-Passw0rd!'))).toBe(50);
    expect(await attempt(domain.powerless, person('li'), password('Another-Passw0rd!'))).toBe(50);
  });

  test('the states of people are real', async () => {
    expect(await domain.refusalOf('off', firstDomainPassword)).toContain('data 533');
    expect(await domain.refusalOf('ended', firstDomainPassword)).toContain('data 701');
    expect(await domain.refusalOf('must', firstDomainPassword)).toContain('data 773');
    for (let count = 0; count < 3; count += 1) await domain.signsIn('locked', 'wrong');
    expect(await domain.refusalOf('locked', firstDomainPassword)).toContain('data 775');
    const { searchEntries } = await domain.asAdministrator((client) =>
      client.search(person('strict'), { scope: 'base', attributes: ['msDS-ResultantPSO'] }),
    );
    expect(String(searchEntries[0]?.['msDS-ResultantPSO'])).toMatch(/^CN=Strict,/);
  });

  test('two domains run at once, and after a stop nothing listens', async () => {
    const another = await startSamba({ people: [{ name: 'solo' }] });
    expect(another.host).not.toBe(domain.host);
    expect(await another.signsIn('solo', firstDomainPassword)).toBe(true);
    expect(await domain.signsIn('solo', firstDomainPassword)).toBe(false);
    await another.stop();
    expect(await acceptsConnections({ host: another.host, port: 636 })).toBe(false);
    expect(await acceptsConnections({ host: domain.host, port: 636 })).toBe(true);
  });
});
