import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `revealed`: shown to an operator on purpose, so it may stand in an answer and nowhere else. `link`: the token of a link,
 * which stands in its own message.
 */
export type SecretKind = 'password' | 'code' | 'token' | 'key' | 'revealed' | 'link';
export type Secret = { kind: SecretKind; value: string };

const fileOf = (run: string) => join(run, 'secrets.jsonl');

/** Notes a secret that the run used, so that the last test can look for it everywhere. */
export function recordSecret(run: string, kind: SecretKind, value: string): void {
  appendFileSync(fileOf(run), `${JSON.stringify({ kind, value })}\n`, { mode: 0o600 });
}

/** Every secret of the run so far, each once. */
export function readSecrets(run: string): Secret[] {
  if (!existsSync(fileOf(run))) return [];
  const lines = new Set(readFileSync(fileOf(run), 'utf8').trim().split('\n'));
  return [...lines].map((line) => JSON.parse(line) as Secret);
}
