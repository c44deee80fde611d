'use server';

import * as z from 'zod/mini';
import { ok } from '@/lib/base/result';
import { operatorFormAction } from '@/lib/operators/operator-action';

/** Takes a fresh second factor and returns to the page, which then offers the download. */
export const confirmExportAction = operatorFormAction({
  name: 'confirm-export',
  permission: 'audit.export',
  target: () => 'audit-export',
  fields: { query: z.string().check(z.maxLength(2000, 'form_invalid')) },
  async handler({ query }) {
    return ok({ path: `/admin/audit/export?${new URLSearchParams(query)}` });
  },
});
