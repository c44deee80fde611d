import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openLocalDesk } from '@/lib/admin/testing/open-local-desk';
import { err } from '@/lib/base/result';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { databaseKinds } from '@/lib/testing/database';
import type { TestServices } from '@/lib/testing/open-test-services';
import { searchDirectory } from './search-directory';
import { searchPlaces } from './search-places';

describe.each(databaseKinds)('searching in the console on %s', (kind) => {
  let services: TestServices;

  beforeAll(async () => {
    ({ services } = await openLocalDesk(kind));
  });
  afterAll(() => services.close());

  beforeEach(() => {
    services.provider.readFailure = null;
  });
  const search = async (text: string, directoryId = 'local') =>
    searchDirectory(services, await makeActor(services, 'helpdesk'), { directoryId, text, cursor: null });

  test('finds by name, number in any usual form and Chinese name, and shows contacts masked', async () => {
    for (const text of ['ada', '0600 000 001', '+34 600-000-001', '小明', 'ADA@example.com']) {
      const found = await search(text);
      expect(found, text).toMatchObject({ ok: true, value: { accounts: [{ username: 'ada' }], nextCursor: null } });
      expect(JSON.stringify(found)).not.toMatch(/ada@example|600000001/);
    }
    expect(await search('ada')).toMatchObject({ value: { accounts: [{ exact: true }] } });
    expect(await search('+34600000001')).toMatchObject({ value: { accounts: [{ exact: true }] } });
    expect(await search('ad')).toMatchObject({ value: { accounts: [{ exact: false }] } });
    for (const text of ["'&|!:*()\0", '\ud800', "ada'--", '%']) expect(await search(text)).toMatchObject({ ok: true });
  });

  test('only the own directories are searched, and only by those who may', async () => {
    const mine = await makeActor(services, 'helpdesk', { scope: { directories: ['staff', 'odd'] } });
    const places = await searchPlaces(services, mine);
    expect(places.ok && places.value.usable.map(({ id }) => id)).toEqual(['staff']);
    expect(places.ok && places.value.broken).toEqual(['odd']);
    const elsewhere = { directoryId: 'local', text: 'ada', cursor: null };
    expect(await searchDirectory(services, mine, elsewhere)).toEqual(err({ code: 'out_of_scope' }));
    const auditor = await makeActor(services, 'auditor');
    expect(await searchPlaces(services, auditor)).toEqual(err({ code: 'not_allowed' }));
    expect(await searchDirectory(services, auditor, elsewhere)).toEqual(err({ code: 'not_allowed' }));
  });

  test('a directory that cannot be searched finds whole identifiers, and one that fails says how', async () => {
    services.provider.add({ username: 'eve' });
    expect(await search('eve@example.com', 'staff')).toMatchObject({
      value: { accounts: [{ username: 'eve', exact: true }], wholeOnly: true },
    });
    expect(await search('ev', 'staff')).toMatchObject({ value: { accounts: [], wholeOnly: true } });
    for (const [code, told] of [
      ['unavailable', { code: 'directory_unavailable', retryAfterSeconds: 60 }],
      ['busy', { code: 'directory_busy', retryAfterSeconds: 10 }],
      ['credentials_refused', { code: 'directory_refused' }],
    ] as const) {
      services.provider.readFailure = { code };
      expect(await search('eve', 'staff')).toEqual(err(told));
    }
    const { provider } = services.staff;
    services.directories = {
      ...services.directories,
      usable: services.directories.usable.map((each) =>
        each.id === 'staff'
          ? { ...each, provider: { ...provider, searchAccounts: () => Promise.reject(new Error('broke')) } }
          : each,
      ),
    };
    expect(await search('eve', 'staff')).toEqual(err({ code: 'directory_unavailable', retryAfterSeconds: 60 }));
  });
});
