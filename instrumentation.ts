/** Runs once when the server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { startRekey } = await import('@/lib/start/start-rekey');
  await startRekey();
  if (process.env['REKEY_DEMO'] === '1') {
    const { fillDemo } = await import('@/app/demo/fill-demo');
    await fillDemo();
  }
  // After the demo, which brings an administrator of its own.
  const { openSetup } = await import('@/lib/start/open-setup');
  await openSetup();
}
