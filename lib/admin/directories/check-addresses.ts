import { settingField } from '@/lib/forms/directories';
import type { ProviderDefinition } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import { readSchemaFields } from '@/lib/settings/schema-fields';
import type { Fields } from '@/lib/settings/sealed-fields';
import type { FieldErrors } from './read-directory-form';

/**
 * Returns the addresses in a provider's settings that may not be called (`address_not_allowed`), by field. An unknown
 * host name passes: it may resolve later, and every call checks it again.
 */
export async function refusedAddresses(
  { outbound }: Pick<Services, 'outbound'>,
  definition: ProviderDefinition,
  settings: Fields,
): Promise<FieldErrors> {
  const errors: FieldErrors = {};
  for (const { name, address, fallback } of readSchemaFields(definition.settingsSchema)) {
    const value = settings[name] ?? fallback;
    if (!address) continue;
    for (const url of addressesIn(value)) {
      const checked = await outbound.guard?.check(url);
      if (checked && !checked.ok && checked.error === 'not_allowed') errors[settingField(name)] = 'address_not_allowed';
    }
  }
  return errors;
}

/** Returns the addresses in a setting: one, or a list. */
export function addressesIn(value: unknown): string[] {
  return [value].flat().filter((each): each is string => typeof each === 'string' && /^[a-z]+:\/\//i.test(each));
}
