import { randomUUID } from 'node:crypto';
import type { Screens } from './helpers/fixtures';
import { expect, test } from './helpers/fixtures';
import { enterCode } from './helpers/journeys';
import type { Directory } from './stack/stack';

const domains: Record<Directory, string> = {
  cloud: 'example.com',
  meeting: 'meet.example.com',
  local: 'rekey.example.com',
};

for (const directory of ['local', 'cloud', 'meeting'] as const) {
  test(`somebody unknown to ${directory} sees the same text`, async ({ screens, inbox, person, page }) => {
    const known = person(directory).email;
    const unknown = `nobody.${randomUUID().slice(0, 8)}@${domains[directory]}`;

    const seen = { known: await walkAndFail(screens, directory, known), unknown: [] as string[] };
    await page.context().clearCookies();
    seen.unknown = await walkAndFail(screens, directory, unknown);

    expect(seen.unknown.map((text) => text.replaceAll(unknown, 'NAME'))).toEqual(
      seen.known.map((text) => text.replaceAll(known, 'NAME')),
    );
    expect(await inbox.count(known)).toBeGreaterThan(0);
    expect(await inbox.count(unknown)).toBe(0);
  });
}

/** Returns the text of every screen of a reset that fails at the code. */
async function walkAndFail(screens: Screens, directory: Directory, identifier: string): Promise<string[]> {
  const { ui, identify, puzzle, verify } = screens;
  const texts: string[] = [];
  const look = async () => {
    await expect(ui.page.locator('form[aria-busy=true]')).toHaveCount(0);
    // biome-ignore lint/performance/useDomNodeTextContent: only visible text is compared
    const text = await ui.page.locator('body').innerText();
    texts.push(text.replace(/\d:\d\d/g, 'm:ss').trim());
  };
  await identify.start(identifier);
  if (directory === 'meeting') {
    await look();
    const first = await puzzle.shown();
    const gap = await puzzle.gap();
    await puzzle.slideTo(gap > 130 ? 20 : 240);
    await expect.poll(() => puzzle.shown()).not.toBe(first);
    await look();
    await puzzle.solve();
  }
  await verify.code.waitFor();
  await ui.untilAwake(verify.code);
  await look();
  for (const code of ['000000', '123456']) {
    await enterCode({ screens, directory }, code);
    await expect(ui.page.locator('#code-error')).toBeVisible();
    await look();
    if (ui.scripts) await verify.code.fill('');
  }
  return texts;
}
