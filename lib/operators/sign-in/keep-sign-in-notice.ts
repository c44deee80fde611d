import 'server-only';
import { cookies } from 'next/headers';
import { noticeCookie } from '@/lib/http/cookies';
import type { Services } from '@/lib/services/services';
import type { SignInNotice } from './sign-in-notice';

/** Makes the sign-in page show a notice once, and returns the page's path. For actions. */
export async function keepSignInNotice({ env }: Pick<Services, 'env'>, notice: SignInNotice): Promise<string> {
  const { name, options } = noticeCookie(env);
  (await cookies()).set(name, notice, options);
  return `/admin/sign-in?notice=${notice}`;
}
