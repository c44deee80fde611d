import 'server-only';
import { err, ok, type Result } from '@/lib/base/result';
import { requireOperator, type SignedIn } from '@/lib/operators/require-operator';
import type { SectionName } from '@/lib/settings/stored-sections';
import { readSections, type SectionsForForm } from './read-sections';

/**
 * Returns what a settings page needs: an operator who may read it, and its sections. Otherwise the path to send the
 * browser to.
 */
export async function openSettingsPage<Name extends SectionName>(
  names: readonly Name[],
): Promise<Result<SignedIn & SectionsForForm<Name>, { path: string }>> {
  const signedIn = await requireOperator('settings.read');
  if (!signedIn.ok) return signedIn;
  const { services, actor } = signedIn.value;
  const read = await readSections(services, actor, names);
  if (!read.ok) return err({ path: '/admin/not-allowed' });
  return ok({ services, actor, ...read.value });
}
