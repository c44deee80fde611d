import type { Directory, Person } from '@/e2e/stack/stack';
import type { Screens } from './fixtures';
import type { Inbox } from './read-inbox';

type Way = { screens: Screens; inbox: Inbox; directory: Directory; person: Person };

/** Walks from the first page to the one that asks for the code. */
export async function walkToCode({ screens, directory, person }: Omit<Way, 'inbox'>): Promise<void> {
  await screens.identify.start(person.email);
  if (directory === 'meeting') await screens.puzzle.solve();
  await screens.verify.code.waitFor();
}

/** Walks from the first page to the one that asks for the new password. */
export async function walkToPassword(way: Way): Promise<void> {
  await walkToCode(way);
  const { code } = await way.inbox.code(way.person.email);
  await enterCode(way, code);
  await way.screens.ui.page.waitForURL('**/password');
}

/** Enters a code. A back end's code can have any length, so its form is not submitted automatically. */
export function enterCode({ screens, directory }: Pick<Way, 'screens' | 'directory'>, code: string): Promise<void> {
  return screens.verify.enter(code, directory === 'meeting' ? { sendsItself: false } : {});
}
