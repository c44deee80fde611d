import type { Stack } from '@/e2e/stack/stack';

type Switches = Record<string, unknown>;
export type ChangeSwitches = (cloud: 'volcengine' | 'huawei', changes: Switches) => Promise<void>;

/**
 * Changes how the simulated clouds of a stack behave from the next call on. `restore` resets only the changed switches,
 * because other tests may use the same simulators.
 */
export function switchesOf(stack: Stack): { change: ChangeSwitches; restore: () => Promise<void> } {
  const before = new Map<'volcengine' | 'huawei', Switches>();
  return {
    change: async (cloud, changes) => {
      const present = await control(stack[cloud]);
      const own = Object.fromEntries(Object.keys(changes).map((name) => [name, present[name]]));
      before.set(cloud, { ...own, ...before.get(cloud) });
      await control(stack[cloud], changes);
    },
    restore: async () => {
      for (const [cloud, switches] of before) await control(stack[cloud], switches);
    },
  };
}

async function control(simulator: string, changes?: Switches): Promise<Switches> {
  const request = changes && { method: 'POST', body: JSON.stringify(changes) };
  const answer = await fetch(`${simulator}/_control/switches`, request);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Switches;
}
