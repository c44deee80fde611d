'use server';

import { ok } from '@/lib/base/result';
import { signedOutPath } from '@/lib/http/signed-out-path';
import { operatorButtonAction } from '@/lib/operators/operator-action';
import { keepSignInNotice } from '@/lib/operators/sign-in/keep-sign-in-notice';
import { signOut } from '@/lib/operators/sign-out';

/** Ends the session of this browser. */
export const signOutAction = operatorButtonAction({
  name: 'sign-out',
  permission: 'self.manage',
  fields: {},
  // Somebody who wants to leave must be able to, from whatever page is still open.
  acceptsUnnamed: true,
  async handler(_input, { services, actor }) {
    await signOut(services, actor);
    await keepSignInNotice(services, 'session_over');
    return ok({ path: signedOutPath });
  },
  // Somebody else is signed in here by now: they stay so, and their page says who that is.
  refusedPath: '/admin',
});
