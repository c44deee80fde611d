import { redirect } from 'next/navigation';
import { requireOperator } from '@/lib/operators/require-operator';

/** Opens the texts in the operator's language. */
export default async function TemplatesPage() {
  const signedIn = await requireOperator('settings.read');
  redirect(signedIn.ok ? `/admin/settings/templates/${signedIn.value.actor.request.locale}` : signedIn.error.path);
}
