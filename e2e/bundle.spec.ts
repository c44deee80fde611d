import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './helpers/fixtures';

const build = join(import.meta.dirname, '../.next');

/** Stands in the data of the library for phone numbers, 80 kB of it, and in nothing else. */
const phoneData = 'country_calling_codes';

test('the browser is not sent the library for phone numbers: numbers are read on the server', () => {
  const has = (folder: string) =>
    globSync('**/*.js', { cwd: join(build, folder) }).filter((file) =>
      readFileSync(join(build, folder, file), 'utf8').includes(phoneData),
    );
  expect(has('server').length, 'the server reads them').toBeGreaterThan(0);
  expect(has('static')).toEqual([]);
});
