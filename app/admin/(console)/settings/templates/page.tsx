import { redirect } from 'next/navigation';
import { requireOperator } from '@/lib/operators/require-operator';

/** The texts begin in the language that the operator reads. */
export default async function TemplatesPage() {
  const signedIn = await requireOperator('settings.read');
  redirect(signedIn.ok ? `/admin/settings/templates/${signedIn.value.actor.request.locale}` : signedIn.error.path);
}
