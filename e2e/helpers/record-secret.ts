import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `revealed`: shown to an operator on purpose, so it may appear in a response and nowhere else. `link`: the token of a
 * link, which may appear only in its own message.
 */
export type SecretKind = 'password' | 'code' | 'token' | 'key' | 'revealed' | 'link';
export type Secret = { kind: SecretKind; value: string };

const fileOf = (run: string) => join(run, 'secrets.jsonl');

/** Records a secret of the run, so that `secrets.spec.ts` can search for it everywhere. */
export function recordSecret(run: string, kind: SecretKind, value: string): void {
  appendFileSync(fileOf(run), `${JSON.stringify({ kind, value })}\n`, { mode: 0o600 });
}

/** Returns every secret of the run so far, each once. */
export function readSecrets(run: string): Secret[] {
  if (!existsSync(fileOf(run))) return [];
  const lines = new Set(readFileSync(fileOf(run), 'utf8').trim().split('\n'));
  return [...lines].map((line) => JSON.parse(line) as Secret);
}
