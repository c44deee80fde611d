import 'server-only';
import { getServices } from '@/lib/services/services';
import { addDemoAccounts } from './add-demo-accounts';
import { addDemoOperators } from './add-demo-operators';
import { readDemo } from './read-demo';

/** Adds people, operators and sample events to the demo. Does nothing outside the demo. */
export async function fillDemo(): Promise<void> {
  const demo = readDemo();
  if (!demo) return;
  const services = await getServices();
  await addDemoAccounts(services, demo.peopleFile);
  if (demo.operatorsFile) await addDemoOperators(services, demo.operatorsFile);
}
