import { redirect } from 'next/navigation';
import { firstPage } from '@/lib/operators/console-pages';
import { requireOperator } from '@/lib/operators/require-operator';

export default async function AdminPage() {
  const signedIn = await requireOperator('self.manage');
  redirect(signedIn.ok ? firstPage(signedIn.value.actor.operator) : signedIn.error.path);
}
