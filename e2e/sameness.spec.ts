import { expect, test } from './helpers/fixtures';
import { type Answer, createFormClient } from './helpers/wire/form-client';
import { maskAnswer } from './helpers/wire/mask-answer';
import type { Directory, Stack } from './stack/stack';

for (const directory of ['local', 'cloud', 'meeting'] as const) {
  test(`known and unknown people of ${directory} get the same answers`, async ({ stack, person }) => {
    const known = person(directory).email;
    const unknown = known.replace(/^main/, 'nope');
    const seen = await walk(stack, known, directory);
    const other = await walk(stack, unknown, directory);
    for (const [at, [what, answer]] of seen.entries()) {
      expect(maskAnswer(other[at]?.[1] ?? answer, unknown), what).toEqual(maskAnswer(answer, known));
    }
    expect(other).toHaveLength(seen.length);
  });
}

/** Returns every answer of a reset that fails at the code or the puzzle. */
async function walk(stack: Stack, identifier: string, directory: Directory): Promise<[string, Answer][]> {
  const client = createFormClient(stack.app);
  const answers: [string, Answer][] = [];
  const keep = (what: string, answer: Answer) => {
    answers.push([what, answer]);
    return answer;
  };
  keep('start', await client.submit('/', await client.get('/'), 'identifier', { identifier }));
  keep('start again', await client.submit('/', await client.get('/?change'), 'identifier', { identifier }));
  const page = keep('the second page', await client.get('/verify'));
  keep('the first page, changing', await client.get('/?change'));
  if (directory === 'meeting') {
    keep('a slide beside the gap', await client.submit('/verify', page, 'pointX', { pointX: '0' }));
    keep('the page after it', await client.get('/verify'));
    return answers;
  }
  for (const code of ['000000', '', 'abc']) {
    keep(`the code "${code}"`, await client.submit('/verify', page, 'code', { code }));
  }
  keep('a new code too soon', await client.submit('/verify', page, 'method', { method: 'email' }));
  keep('the other way', await client.submit('/verify', page, 'method', { method: 'sms' }));
  keep('the page after it', await client.get('/verify?sent=1'));
  return answers;
}
