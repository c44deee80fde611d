import type { Directory, Stack } from '@/e2e/stack/stack';
import { createFormClient } from './wire/form-client';

/** Asks the back end itself whether this username and password can sign in. */
export async function signsIn(
  stack: Stack,
  directory: Directory,
  username: string,
  password: string,
): Promise<boolean> {
  switch (directory) {
    case 'cloud':
      return ask(`${stack.volcengine}/_control/sign-in`, { userName: username, password });
    case 'meeting':
      return ask(`${stack.huawei}/_control/sign-in`, { user: username, password });
    case 'local': {
      const client = createFormClient(stack.app);
      const page = await client.get('/demo/sign-in');
      const answer = await client.submit('/demo/sign-in', page, 'username', { directory, username, password });
      const outcome = new URL(answer.location ?? '', stack.app).searchParams.get('outcome');
      if (outcome !== 'yes' && outcome !== 'no') throw new Error(`the sign-in page answered ${outcome}`);
      return outcome === 'yes';
    }
  }
}

async function ask(url: string, body: Record<string, string>): Promise<boolean> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return ((await answer.json()) as { ok: boolean }).ok;
}
