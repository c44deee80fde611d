import 'server-only';
import { announceSetup } from '@/lib/operators/setup/announce-setup';
import { getServices } from '@/lib/services/services';

/** Opens the setup while there is no administrator, and prints how to get in. */
export async function openSetup(): Promise<void> {
  await announceSetup(await getServices(), (text) => void process.stdout.write(text));
}
