import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { OperatorDetail } from '@/lib/admin/operators/list-operators';
import { OperatorFacts } from './operator-facts';

const at = new Date('2026-01-02T03:04:05Z');

function render(stage: 'factor' | 'enrol' | 'full'): string {
  const session = { id: 'a'.repeat(64), address: '192.0.2.7', createdAt: at, lastSeenAt: at, stage };
  const detail = {
    operator: { accountId: 'a', externalId: null, lastSignInAt: null },
    sessions: [session],
    factors: { authenticator: true, passkeys: 0, recoveryCodes: 10 },
  } as unknown as OperatorDetail;
  return renderToStaticMarkup(<OperatorFacts detail={detail} state="active" locale="en" />);
}

test.each(['factor', 'enrol'] as const)('a sign-in that stands at %s is marked as not finished (C30)', (stage) => {
  expect(render(stage)).toContain('Sign-in not finished');
  expect(render('full')).not.toContain('Sign-in not finished');
});
