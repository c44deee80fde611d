import { configSchema } from '@/lib/config/schema';
import type { Directory } from '@/lib/directories/directory';
import { isServedPicture } from '@/lib/http/files/public-files';
import { intersectPolicies } from '@/lib/password-policy/intersect-policies';
import { organisationPolicy } from '@/lib/password-policy/organisation-policy';
import type { Services } from '@/lib/services/services';
import type { SectionChange } from '@/lib/settings/stored-sections';
import type { SectionErrors } from './check-section';

const { branding, passwordPolicy, limits } = configSchema.shape;

/**
 * Finds values that fit their schema but cannot work, by form field: `policy_impossible` if a directory's rules and the
 * organisation's leave no possible password, `logo_missing` if no picture is served at the path, `longer_than_attempt`
 * if a code would outlive its attempt, `country_code_needed` if the SMS gateway would receive numbers without a
 * country. Empty if there are none.
 */
export function findContradictions(
  { directories, config }: Pick<Services, 'directories' | 'config'>,
  change: SectionChange,
): SectionErrors {
  if (change.name === 'branding') {
    const { logoUrl } = branding.parse(change.value);
    return logoUrl !== undefined && !isServedPicture(logoUrl) ? { logoUrl: 'logo_missing' } : {};
  }
  if (change.name === 'passwordPolicy') {
    const own = organisationPolicy(passwordPolicy.parse(change.value));
    const { usable, operators } = directories;
    const excludes = [...usable, ...(operators ? [operators] : [])].some((directory) => leavesNothing(own, directory));
    return excludes ? { minLength: 'policy_impossible' } : {};
  }
  if (change.name === 'sms' && change.value?.numberFormat === 'national' && config.phoneCountryCode === undefined)
    return { numberFormat: 'country_code_needed' };
  if (change.name === 'phoneCountryCode' && change.value === undefined && config.sms?.numberFormat === 'national')
    return { phoneCountryCode: 'country_code_needed' };
  if (change.name !== 'limits') return {};
  const { attemptMinutes, codeMinutes } = limits.parse(change.value);
  const tooLong = Object.entries(codeMinutes).filter(([, minutes]) => minutes > attemptMinutes);
  return Object.fromEntries(tooLong.map(([method]) => [`codeMinutes.${method}`, 'longer_than_attempt' as const]));
}

/** Checks whether the organisation's rules are what makes a password impossible. */
function leavesNothing(own: ReturnType<typeof organisationPolicy>, { policies }: Directory): boolean {
  const [first, ...others] = policies.filter(({ owner }) => owner !== 'organisation');
  return first !== undefined && intersectPolicies(first, ...others).ok && !intersectPolicies(own, first, ...others).ok;
}
