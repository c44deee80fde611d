type Listener = () => void;

/** On `globalThis`, because the server and the framework each load their own copy of this module. */
const held = globalThis as typeof globalThis & { rekeySettingsListeners?: Set<Listener> };

/** Registers a listener for new settings in this process. */
export function onSettingsApplied(listener: Listener): void {
  held.rekeySettingsListeners ??= new Set();
  held.rekeySettingsListeners.add(listener);
}

/** Calls this process's listeners after new settings were applied. */
export function announceSettings(): void {
  for (const listener of held.rekeySettingsListeners ?? []) listener();
}
