import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './helpers/fixtures';

const build = join(import.meta.dirname, '../.next');

/** Occurs only in the data of the phone number library, which is 80 kB. */
const phoneData = 'country_calling_codes';

test('the browser is not sent the library for phone numbers: numbers are read on the server', () => {
  const has = (folder: string) =>
    globSync('**/*.js', { cwd: join(build, folder) }).filter((file) =>
      readFileSync(join(build, folder, file), 'utf8').includes(phoneData),
    );
  expect(has('server').length, 'the server reads them').toBeGreaterThan(0);
  expect(has('static')).toEqual([]);
});
