'use server';

import * as z from 'zod/mini';
import { guardDemo } from '@/app/demo/guard-demo';
import { formAction } from '@/lib/actions/form-action';
import { ok } from '@/lib/base/result';
import { codeAt } from '@/lib/factors/totp';

/** Returns the current code for a set-up key, as an authenticator app would show it. */
export const readKeyAction = formAction({
  name: 'demo-read-key',
  schema: z.strictObject({
    key: z.string({ error: 'field_required' }).check(
      z.overwrite((key) => key.replace(/\s/g, '').toUpperCase()),
      z.regex(/^[A-Z2-7]{16,64}$/, { error: 'field_invalid' }),
    ),
  }),
  guard: guardDemo,
  async handler({ key }) {
    return ok({ answer: { revealed: { text: codeAt(key, new Date()), seconds: 30 } } });
  },
});
