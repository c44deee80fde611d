'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useCopy } from '@/components/ui/use-copy';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { generatePassword } from '@/lib/password-policy/generate-password';
import type { PasswordContext, PasswordPolicy } from '@/lib/password-policy/policy';

type SuggestPasswordProps = {
  policies: readonly PasswordPolicy[];
  context: PasswordContext;
  /** The current value of the field. */
  current: string;
  onSuggest: (password: string) => void;
  phrases: PasswordPhrases;
};

/**
 * "Suggest a password", and "Copy" while the field holds the suggestion. Both need scripts and keep their space until
 * then.
 */
export function SuggestPassword({ policies, context, current, onSuggest, phrases }: SuggestPasswordProps) {
  const hydrated = useHydrated();
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const { copied, copy, forget } = useCopy();
  const standing = suggestion !== null && suggestion === current;

  function suggest() {
    const [first, ...others] = policies;
    const generated = first && generatePassword([first, ...others], context);
    if (!generated?.ok) return;
    setSuggestion(generated.value);
    forget();
    onSuggest(generated.value);
  }

  return (
    <div className={hydrated ? '' : 'invisible noscript:hidden'}>
      <div className="-mx-3 flex flex-wrap justify-between">
        <Button type="button" look="quiet" onClick={suggest}>
          {phrases.suggest}
        </Button>
        <Button type="button" look="quiet" onClick={() => copy(current)} className={standing ? '' : 'invisible'}>
          {copied ? phrases.copied : phrases.copy}
        </Button>
      </div>
      <p role="status" className={standing ? 'text-sm text-muted' : 'sr-only'}>
        {standing ? phrases.suggested : ''}
      </p>
    </div>
  );
}
