import { notFound, redirect } from 'next/navigation';
import { requireOperator } from '@/lib/admin/require-operator';

/** Addresses of the console that no page has: without this they would get the page of the portal. */
export default async function NowherePage() {
  const signedIn = await requireOperator('self.manage');
  if (!signedIn.ok) redirect(signedIn.error.path);
  notFound();
}
