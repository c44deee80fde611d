type Listener = () => void;

/** On `globalThis`, because the server in front and the framework load this module each for themselves. */
const held = globalThis as typeof globalThis & { rekeySettingsListeners?: Set<Listener> };

/** Has something done whenever this process works with new settings. */
export function onSettingsApplied(listener: Listener): void {
  held.rekeySettingsListeners ??= new Set();
  held.rekeySettingsListeners.add(listener);
}

/** Tells the listeners of this process that the settings are new. */
export function announceSettings(): void {
  for (const listener of held.rekeySettingsListeners ?? []) listener();
}
