'use server';

import { guardDemo } from '@/app/demo/guard-demo';
import { buttonAction } from '@/lib/actions/form-action';
import { ok } from '@/lib/base/result';
import { getServices } from '@/lib/services/services';
import { signInSchema } from './sign-in-schema';
import { trySignIn } from './try-sign-in';

/** Tries a user name and a password with one of the demo's directories. */
export const trySignInAction = buttonAction({
  name: 'demo-sign-in',
  schema: signInSchema,
  guard: guardDemo,
  async handler(input, _request, demo) {
    const outcome = await trySignIn(await getServices(), demo, input);
    return ok({ path: `/demo/sign-in?outcome=${outcome}&directory=${input.directory}` });
  },
  refusedPath: '/demo/sign-in?outcome=incomplete',
});
