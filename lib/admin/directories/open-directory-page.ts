import 'server-only';
import { cache } from 'react';
import type { Permission } from '@/lib/base/permissions';
import { err, ok, type Result } from '@/lib/base/result';
import { requireOperator, type SignedIn } from '@/lib/operators/require-operator';
import { nameDirectory } from './name-directory';

export type DirectoryPage = SignedIn & {
  id: string;
  /** Null for an unknown id. */
  directory: { name: string; kind: string; readOnly: boolean } | null;
};

/**
 * Returns what a page about one directory needs: an operator who may read it, and its name. Otherwise the path to send
 * the browser to. Runs once per request for the page and its title.
 */
export const openDirectoryPage = cache(
  async (permission: Permission, id: string): Promise<Result<DirectoryPage, { path: string }>> => {
    const signedIn = await requireOperator(permission);
    if (!signedIn.ok) return signedIn;
    const { services, actor } = signedIn.value;
    const named = await nameDirectory(services, actor, id);
    if (!named.ok && named.error.code !== 'not_supported') return err({ path: '/admin/not-allowed' });
    return ok({ services, actor, id, directory: named.ok ? named.value : null });
  },
);
