'use server';

import { ok } from '@/lib/base/result';
import { signedOutPath } from '@/lib/http/response/security-headers';
import { operatorButtonAction } from '@/lib/operators/operator-action';
import { keepSignInNotice } from '@/lib/operators/sign-in/keep-sign-in-notice';
import { signOut } from '@/lib/operators/sign-out';

export const signOutAction = operatorButtonAction({
  name: 'sign-out',
  permission: 'self.manage',
  fields: {},
  // Signing out must work from any page that is still open.
  acceptsUnnamed: true,
  async handler(_input, { services, actor }) {
    await signOut(services, actor);
    await keepSignInNotice(services, 'session_over');
    return ok({ path: signedOutPath });
  },
  // Another operator has signed in here since: they stay signed in, and their page says who that is.
  refusedPath: '/admin',
});
