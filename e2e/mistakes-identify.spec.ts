import { expect, test } from './helpers/fixtures';
import { walkToCode } from './helpers/journeys';

test('spaces around the address and capital letters are accepted', async ({ screens, inbox, person }) => {
  const somebody = person('local');
  await screens.identify.start(`  ${somebody.email.toUpperCase()} `);
  await expect(screens.verify.intro).toContainText(somebody.email);
  expect((await inbox.code(somebody.email)).code).toMatch(/^\d{6}$/);
});

test('a phone number works without its country code, and the code comes by SMS', async ({
  screens,
  inbox,
  person,
  page,
}) => {
  const somebody = person('local');
  const typed = somebody.phone.replace('+86', '').replace(/(\d{3})(\d{4})(\d{4})/, '$1 $2-$3');
  await screens.identify.start(typed, 'local');
  const { code, text } = await inbox.code(somebody.phone);
  expect(text.split('\n').at(-1)).toBe(`@localhost #${code}`);
  await screens.verify.enter(code);
  await page.waitForURL('**/password');
});

test('full-width letters and digits mean the same name', async ({ screens, inbox, person }) => {
  const somebody = person('cloud');
  const wide = somebody.username.replace(/[\da-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  await screens.identify.start(wide, 'cloud');
  expect((await inbox.code(somebody.email)).code).toMatch(/^\d{6}$/);
});

test('a missing identifier and a missing choice of directory are reported beside the field', async ({
  screens,
  page,
}) => {
  const { identify } = screens;
  await identify.open();
  await identify.send('');
  await expect(identify.identifier).toHaveAccessibleDescription(/Type your email, phone or username\./);
  await identify.send('somebody');
  const choice = page.getByRole('group', { name: 'Which password did you forget?' });
  await expect(choice).toHaveAccessibleDescription('');
  await expect(page.getByRole('radio').first()).toBeFocused();
  await identify.continueButton.click();
  await expect(choice).toHaveAccessibleDescription('Choose which password you forgot.');
  await expect(identify.identifier).toHaveValue('somebody');
});

test('an address that decides the directory wins over a wrong choice (portal 2)', async ({
  screens,
  inbox,
  person,
  page,
}) => {
  const { identify, verify } = screens;
  const somebody = person('cloud');
  await identify.open();
  await expect(page.getByRole('radio')).toHaveCount(0);
  await identify.send('somebody');
  await identify.directory('local').check();
  await identify.send(somebody.email);
  await page.waitForURL('**/verify*');
  await expect(verify.intro).toContainText(`If ${somebody.email} has an account at Example Cloud,`);
  expect((await inbox.code(somebody.email)).code).toMatch(/^\d{6}$/);
});

test('ten thousand characters are refused as an identifier', async ({ screens }) => {
  const { identify, ui } = screens;
  await identify.open();
  await identify.identifier.evaluate((field) => field.removeAttribute('maxlength'));
  await ui.type(identify.identifier, 'x'.repeat(10_000));
  await identify.continueButton.click();
  await expect(identify.identifier).toHaveAccessibleDescription(/longer than any email, phone or username/);
});

test('pressing the button five times sends one code', async ({ screens, inbox, person, page }) => {
  const { identify, verify } = screens;
  const somebody = person('local');
  await identify.open();
  await identify.identifier.fill(somebody.email);
  await identify.continueButton.click({ clickCount: 5 });
  await page.waitForURL('**/verify*');
  await inbox.code(somebody.email);
  for (let time = 0; time < 5; time += 1) await verify.resendButton.click({ force: true });
  await page.reload();
  for (let time = 0; time < 2; time += 1) {
    await page.context().clearCookies();
    await identify.start(somebody.email);
  }
  await expect(verify.resendButton).toHaveAttribute('aria-disabled', 'true');
  expect(await inbox.count(somebody.email)).toBe(1);
});

test('"Change" goes back without losing what was typed', async ({ screens, inbox, person }) => {
  const { identify, verify } = screens;
  const [wrong, right] = [person('local'), person('local')];
  await walkToCode({ screens, directory: 'local', person: wrong });
  await verify.changeLink.click();
  await expect(identify.identifier).toHaveValue(wrong.email);
  await identify.send(right.email);
  await expect(verify.intro).toContainText(right.email);
  expect((await inbox.code(right.email)).code).toMatch(/^\d{6}$/);
});

test('a browser without cookies is told so before anything is typed', async ({ screens, page, context }) => {
  const browser = await context.newCDPSession(page);
  await browser.send('Emulation.setDocumentCookieDisabled', { disabled: true });
  await screens.identify.open();
  await expect(page.getByRole('main')).toContainText('This page needs cookies');
});
