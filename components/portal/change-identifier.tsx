import type { VerifyPhrases } from '@/lib/i18n/phrases/verify-phrases';

/**
 * "Wrong address? Change it": returns to the first field with what was typed. A plain link, because it changes nothing.
 */
export function ChangeIdentifier({ phrases }: { phrases: Pick<VerifyPhrases, 'notYou' | 'change'> }) {
  return (
    <p className="-mt-4 text-sm text-muted">
      {phrases.notYou}{' '}
      <a
        href="/?change"
        className="inline-flex min-h-11 items-center font-medium text-accent-ink underline underline-offset-4"
      >
        {phrases.change}
      </a>
    </p>
  );
}
