import 'server-only';
import { headers } from 'next/headers';

/** The browser's user agent. Shown in the list of sessions; nothing depends on it. */
export async function readUserAgent(): Promise<string> {
  return (await headers()).get('user-agent') ?? '';
}
