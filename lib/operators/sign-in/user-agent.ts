import 'server-only';
import { headers } from 'next/headers';

/** What the browser says it is. Shown in the list of sessions; nothing depends on it. */
export async function readUserAgent(): Promise<string> {
  return (await headers()).get('user-agent') ?? '';
}
