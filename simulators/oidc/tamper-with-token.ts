/** Replaces the subject in the response's ID token by another person's and keeps the original signature. */
export function tamperWithToken(answer: unknown): unknown {
  const tokens = answer as { id_token?: string };
  const [header, payload, signature] = tokens.id_token?.split('.') ?? [];
  if (!header || !payload || !signature) return answer;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
  const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'ada' })).toString('base64url');
  return { ...tokens, id_token: [header, changed, signature].join('.') };
}
