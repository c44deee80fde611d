/** Runs once when the server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { startRekey } = await import('@/lib/start/start-rekey');
  await startRekey();
  if (process.env['REKEY_DEMO'] !== '1') return;
  const { addDemoAccounts } = await import('@/app/demo/add-demo-accounts');
  await addDemoAccounts();
  const { addDemoOperators } = await import('@/app/demo/add-demo-operators');
  await addDemoOperators();
}
