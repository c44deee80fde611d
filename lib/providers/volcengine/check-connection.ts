import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import type { ConnectionReport, ProviderDeps, ProviderError } from '@/lib/providers/types';
import type { Client } from './client';
import { toProviderError } from './errors';

const statusSchema = z.object({ Instances: z.array(z.object({ Status: z.string() })).nullish() });
const loginSchema = z.object({ PortalURL: z.string().nullish(), LoginType: z.string().nullish() });
const listSchema = z.object({ Total: z.int() });

/**
 * Checks the settings with three reads: service status, portal, one user. They do not prove that ResetPassword is
 * allowed; only a reset does. Warnings are codes: `single_sign_on` (passwords do not open the portal),
 * `sign_in_page_unknown` (the vendor returns no sign-in page).
 */
export async function checkConnection(
  client: Client,
  deps: Pick<ProviderDeps, 'clock'>,
  signal?: AbortSignal,
): Promise<Result<ConnectionReport, ProviderError>> {
  const startedAt = deps.clock().getTime();
  const status = await client.call('GetServiceStatus', {}, statusSchema, { signal });
  const latencyMs = deps.clock().getTime() - startedAt;
  if (!status.ok) return err(toProviderError(status.error, 'read'));
  const instances = status.value.Instances ?? [];
  if (!instances.some((instance) => instance.Status === 'Enable')) return err({ code: 'service_disabled' });

  const login = await client.call('GetPortalLoginConfig', {}, loginSchema, { signal });
  if (!login.ok && login.error.meaning !== 'setting_absent') return err(toProviderError(login.error, 'read'));
  const users = await client.call('ListUsers', { PageNumber: 1, PageSize: 1 }, listSchema, { signal });
  if (!users.ok) return err(toProviderError(users.error, 'read'));

  const signInUrl = login.ok ? readAddress(login.value.PortalURL) : null;
  const warnings: string[] = [];
  if (login.ok && login.value.LoginType === 'SAMLSSO') warnings.push('single_sign_on');
  if (signInUrl === null) warnings.push('sign_in_page_unknown');
  return ok({ latencyMs, warnings, signInUrl });
}

/** Returns the address if it is https, else null: it becomes a link for people. */
function readAddress(text: string | null | undefined): string | null {
  if (!text || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' ? url.href : null;
}
