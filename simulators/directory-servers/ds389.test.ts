import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Attribute, Change, Client, ResultCodeError } from 'ldapts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptsConnections } from './accepts-connections';
import { type Ds389, startDs389, whyNoDs389 } from './ds389';
import { firstPassword } from './openldap-entries';

const reason = whyNoDs389();
if (reason) process.stderr.write(`389 Directory Server is not tested: ${reason}\n`);

describe.skipIf(reason)('389 Directory Server', () => {
  let server: Ds389;
  beforeAll(async () => {
    server = await startDs389();
  });
  afterAll(() => server.stop());

  /** Replaces an attribute of a person as the service account. Returns `done` or the code of the refusal. */
  async function attempt(uid: string, type: string, value: string): Promise<'done' | number> {
    const client = new Client({ url: server.ldapsUrl, tlsOptions: { ca: [readFileSync(server.caFile)] } });
    try {
      await client.bind(server.service.name, server.service.password);
      const modification = new Attribute({ type, values: [value] });
      await client.modify(`uid=${uid},${server.peopleBase}`, new Change({ operation: 'replace', modification }));
      return 'done';
    } catch (error) {
      if (error instanceof ResultCodeError) return error.code;
      throw error;
    } finally {
      await client.unbind();
    }
  }

  test('people can sign in, and others cannot', async () => {
    expect(await server.signsIn('ana', firstPassword)).toBe(true);
    expect(await server.signsIn('ana', 'other')).toBe(false);
    expect(await server.signsIn('nobody', firstPassword)).toBe(false);
  });

  test('the service account may set passwords of people over TLS and nothing else', async () => {
    expect(await attempt('jo', 'userPassword', 'Another-Passw0rd!')).toBe('done');
    expect(await server.signsIn('jo', 'Another-Passw0rd!')).toBe(true);
    expect(await attempt('jo', 'userPassword', 'short')).toBe(19);
    expect(await attempt('jo', 'mail', 'x@example.org')).toBe(50);
  });

  test('a client that does not trust its authority does not connect', async () => {
    const client = new Client({ url: server.ldapsUrl });
    await expect(client.bind(server.service.name, server.service.password)).rejects.toThrow(/certificate/);
    await client.unbind();
  });

  test('what was written survives a kill, and after a stop nothing listens and no file is left', async () => {
    const another = await startDs389({ people: [{ uid: 'solo', name: 'Sol Solo' }] });
    await another.kill();
    expect(await another.signsIn('solo', firstPassword)).toBe(false);
    await another.restart();
    expect(await another.signsIn('solo', firstPassword)).toBe(true);
    await another.stop();
    expect(await acceptsConnections({ host: '127.0.0.1', port: another.ports.plain })).toBe(false);
    expect(await acceptsConnections({ host: '127.0.0.1', port: another.ports.encrypted })).toBe(false);
    expect(existsSync(dirname(another.caFile))).toBe(false);
  });
});
