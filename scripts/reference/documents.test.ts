import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { configSchema } from '@/lib/config/schema';
import { substituteEnv } from '@/lib/config/substitute-env';
import { openTestDirectories } from '@/lib/directories/testing/open-test-directories';

const root = join(import.meta.dirname, '../..');
const documents = globSync(['*.md', 'docs/**/*.md', 'lib/**/*.md', 'simulators/**/*.md', 'e2e/**/*.md'], { cwd: root });
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Returns the anchors of a page's headings, as GitHub generates them. */
function anchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

test.each(documents)('all links in %s resolve', (path) => {
  const links = [...read(path).matchAll(/(?<!!)\[[^\]]*\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  const broken = links.filter((link) => {
    if (/^(https?|mailto):/.test(link)) return false;
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? join(root, path) : resolve(root, dirname(path), file);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchors(readFileSync(target, 'utf8')).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test.each(documents)('every path named in %s exists', (path) => {
  const named = [...read(path).matchAll(/`((?:app|components|docs|drizzle|e2e|lib|scripts|simulators)\/[^`\s]*)`/g)];
  const missing = named
    .map((match) => match[1] ?? '')
    // `<kind>` is a placeholder.
    .filter((name) => !name.includes('<') && !isPath(name));
  expect(missing).toEqual([]);
});

/** Checks whether a path, or a pattern with `*`, leads to a file or folder of this repository. */
function isPath(name: string): boolean {
  return name.includes('*') ? globSync(name, { cwd: root }).length > 0 : existsSync(join(root, name));
}

test('docs/architecture.md names a file for each rule', () => {
  const [, section = ''] = read('docs/architecture.md').split('## Where is …?\n');
  const rows = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| ([^*|-][^|]*) \| (.*) \|$/gm)].slice(1);
  expect(rows.length).toBeGreaterThan(30);
  for (const [, rule = '', files = ''] of rows) expect(files, rule).toMatch(/`[\w/-]+\/[\w-]+\.ts`/);
});

test('the README’s configuration is accepted', () => {
  const source: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '');
  const env = { SMTP_URL: 'smtps://u:p@mail.example.com', SMS_AUTHORIZATION: 'Bearer x', VOLC_AK: 'AK', VOLC_SK: 'SK' };
  const { value, problems } = substituteEnv(source, env);
  expect(problems).toEqual([]);
  const config = configSchema.parse(value);
  const { usable, broken } = openTestDirectories(config.directories);
  expect(broken).toEqual([]);
  expect(usable.map(({ kind }) => kind)).toEqual(['volcengine', 'huawei-meeting']);
});

test('every npm command named in a document exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const path of documents) {
    const named = [...read(path).matchAll(/npm run (?:--silent )?([a-z0-9:]+)/g)].map((match) => match[1] ?? '');
    expect(
      named.filter((name) => !(name in scripts)),
      path,
    ).toEqual([]);
  }
});
