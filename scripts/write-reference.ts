import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { referenceFiles } from './reference/reference-files';

/** `npm run docs`: writes the generated reference files. */
for (const [path, text] of Object.entries(referenceFiles())) {
  const file = resolve(import.meta.dirname, '..', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${path}\n`);
}
