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
 * What fits its schema and still cannot hold, by the field of the form: `policy_impossible` where a directory's own rules
 * and the organisation's leave no password at all, `logo_missing` where no picture is sent at the path,
 * `longer_than_attempt` where a code would outlive its attempt, `country_code_needed` where the SMS gateway would get
 * numbers of no country. Empty where there is nothing.
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

/** Whether the organisation's rules are what makes a password impossible there. */
function leavesNothing(own: ReturnType<typeof organisationPolicy>, { policies }: Directory): boolean {
  const [first, ...others] = policies.filter(({ owner }) => owner !== 'organisation');
  return first !== undefined && intersectPolicies(first, ...others).ok && !intersectPolicies(own, first, ...others).ok;
}
