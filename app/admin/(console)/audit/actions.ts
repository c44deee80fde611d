'use server';

import * as z from 'zod/mini';
import { startChainCheck } from '@/lib/admin/audit/chain-check';
import { err, ok } from '@/lib/base/result';
import { readReturnPath } from '@/lib/forms/return-path';
import { operatorFormAction } from '@/lib/operators/operator-action';

/** Queues a check of the whole audit and returns to its state, which receives the focus. */
export const checkChainAction = operatorFormAction({
  name: 'check-audit',
  permission: 'audit.read',
  fields: { here: z.string().check(z.maxLength(2000, 'form_invalid')) },
  async handler({ here }, { services, actor }) {
    const started = await startChainCheck(services, actor);
    return started.ok
      ? ok({ path: `${readReturnPath(here) ?? '/admin/audit'}#audit-check` })
      : err({ error: started.error.code });
  },
});
