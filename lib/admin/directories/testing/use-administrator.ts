import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { addDirectory } from '@/lib/admin/directories/save-directory';
import { storedDirectory } from '@/lib/db/console-schema';
import type { Actor } from '@/lib/operators/actor';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { createOutbound } from '@/lib/outbound/outbound-fetch';
import type { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { cloudForm } from './cloud-form';

/**
 * Gives each test of a `describe` an administrator who has just shown a second factor, and no stored directory. Read the
 * parts within tests only.
 */
export function useAdministrator(kind: (typeof databaseKinds)[number]): { services: TestServices; admin: Actor } {
  const parts = {} as { services: TestServices; admin: Actor };
  beforeAll(async () => {
    parts.services = await openTestServices(kind, {});
    parts.services.outbound = createOutbound({ allowPrivate: false, allowedNetworks: ['127.0.0.1/32'] });
    parts.admin = await makeActor(parts.services, 'administrator');
  });
  beforeEach(async () => {
    await parts.services.db.delete(storedDirectory);
    parts.services.time.advance(120);
    parts.admin.session.steppedUpAt = parts.services.clock();
  });
  afterAll(() => parts.services.close());
  return parts;
}

/** Adds the directory of a form. */
export async function addCloud({ services, admin }: { services: TestServices; admin: Actor }, form = cloudForm()) {
  expect(await addDirectory(services, admin, 'volcengine', form)).toEqual({ ok: true, value: { id: form.id } });
}
