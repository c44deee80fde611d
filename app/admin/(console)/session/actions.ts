'use server';

import { ok } from '@/lib/base/result';
import { operatorFormAction } from '@/lib/operators/operator-action';

/** Keeps the session alive. Every action does that; this one does nothing else. */
export const staySignedInAction = operatorFormAction({
  name: 'stay-signed-in',
  permission: 'self.manage',
  fields: {},
  handler: async () => ok({ answer: {} }),
});
