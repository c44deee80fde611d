import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

const file = join(process.cwd(), 'lib', 'password-policy', 'data', 'common-passwords.txt.br');

let loaded: Promise<Buffer> | null = null;

/**
 * Whether a whole password is among the 188,000 common and leaked ones (`data/README.md`), however it is capitalised.
 * The list is exact: there are no false alarms. It is read once, at the first question, and stays as one buffer of 2 MB.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const wanted = password.normalize('NFKC').toLowerCase();
  if (wanted === '' || wanted.includes('\n')) return false;
  loaded ??= load();
  return (await loaded).includes(`\n${wanted}\n`);
}

async function load(): Promise<Buffer> {
  try {
    return await promisify(brotliDecompress)(await readFile(file));
  } catch (error) {
    loaded = null;
    throw error;
  }
}
