'use server';

import { ok } from '@/lib/base/result';
import { operatorFormAction } from '@/lib/operators/operator-action';

/** Keeps the session open for somebody who says that they are there: every act does, this one does nothing else. */
export const staySignedInAction = operatorFormAction({
  name: 'stay-signed-in',
  permission: 'self.manage',
  fields: {},
  handler: async () => ok({ answer: {} }),
});
