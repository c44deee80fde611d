import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { fold } from '@/lib/base/fold';

const file = join(process.cwd(), 'lib', 'password-policy', 'data', 'common-passwords.txt.br');

let loaded: Promise<Buffer> | null = null;

/**
 * Checks whether a whole password is among the 188,000 common and leaked ones (`data/README.md`), ignoring case, or is
 * a disguised one: look-alike characters, and digits or symbols at the end (`P@ssw0rd123!`). The list is exact, so
 * there are no false positives. It is loaded on the first call and kept as one buffer of 2 MB.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const wanted = fold(password);
  if (wanted === '' || wanted.includes('\n')) return false;
  loaded ??= load();
  const list = await loaded;
  return [wanted, ...undressed(wanted)].some((each) => list.includes(`\n${each}\n`));
}

const lookAlikes: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
};

/** Strips a password's decoration. A word shorter than six letters is too weak a sign. */
function undressed(password: string): string[] {
  const stem = password.replace(/[^a-z]+$/, '');
  const plain = stem.replace(/[@4310!$5]/g, (character) => lookAlikes[character] ?? character);
  return plain.length >= 6 && plain !== password && password.length - stem.length <= 4 ? [plain] : [];
}

async function load(): Promise<Buffer> {
  try {
    return await promisify(brotliDecompress)(await readFile(file));
  } catch (error) {
    loaded = null;
    throw error;
  }
}
