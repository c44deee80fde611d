import { activeDirectory } from './active-directory';
import { huaweiMeeting } from './huawei-meeting';
import { ldap } from './ldap';
import { local } from './local';
import type { ProviderDefinition } from './types';
import { volcengine } from './volcengine';

/** Every kind of back end. To add one, write its folder, then add it here. */
const definitions = [
  local,
  ldap,
  activeDirectory,
  volcengine,
  huaweiMeeting,
] as unknown as readonly ProviderDefinition[];

export const providerKinds = definitions.map((definition) => definition.kind);

/** Returns the definition of a kind, or undefined if it does not exist. */
export function findProvider(kind: string): ProviderDefinition | undefined {
  return definitions.find((definition) => definition.kind === kind);
}

/** Returns all definitions, for documentation and the configuration's JSON Schema. */
export function allProviders(): readonly ProviderDefinition[] {
  return definitions;
}
