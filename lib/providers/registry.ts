import { huaweiMeeting } from './huawei-meeting';
import { local } from './local';
import type { ProviderDefinition } from './types';
import { volcengine } from './volcengine';

/** Every kind of back end. To add one: write its folder, then its row here. */
const definitions = [local, volcengine, huaweiMeeting] as unknown as readonly ProviderDefinition[];

export const providerKinds = definitions.map((definition) => definition.kind);

/** The definition of a kind, or undefined where nobody wrote one. */
export function findProvider(kind: string): ProviderDefinition | undefined {
  return definitions.find((definition) => definition.kind === kind);
}

/** All definitions, for documentation and the configuration's JSON Schema. */
export function allProviders(): readonly ProviderDefinition[] {
  return definitions;
}
