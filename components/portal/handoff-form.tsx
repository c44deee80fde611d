'use client';

import { useEffect, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form-message';
import { TextInput } from '@/components/ui/text-input';
import { useActionForm } from '@/components/ui/use-action-form';
import { tokenPattern } from '@/lib/base/token-pattern';
import type { FormAction } from '@/lib/forms/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { HandoffPhrases } from '@/lib/i18n/phrases/handoff-phrases';

type HandoffFormProps = { action: FormAction; phrases: HandoffPhrases };

/**
 * The form on `/handoff`. The token of a link is in the fragment: scripts move it into the form and remove it from the
 * address, and a button submits it. Without a token or scripts the person types the short code. Nothing is sent
 * automatically, because mail scanners open links too.
 */
export function HandoffForm({ action, phrases }: HandoffFormProps) {
  const { refused, errors, connectionLost, pending: busy, formProps } = useActionForm(action);
  const [token, setToken] = useState<string | null>(null);
  const over = refused?.error === 'handoff_over';

  useEffect(() => {
    const take = () => {
      const found = location.hash.slice(1);
      if (!tokenPattern.test(found)) return;
      history.replaceState(history.state, '', location.pathname);
      setToken(found);
    };
    take();
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  // An expired or used link is useless; the person may have a code.
  useEffect(() => {
    if (over) setToken(null);
  }, [over]);

  return (
    <form {...formProps} aria-busy={busy} className="grid gap-5">
      <FormMessage refused={refused} connectionLost={connectionLost} phrases={phrases} />
      <p id="handoff-intro" className="text-muted">
        {token ? phrases.intro : phrases.introCode}
      </p>
      {token ? (
        <input type="hidden" name="token" value={token} />
      ) : (
        <Field
          id="code"
          label={phrases.code}
          hint={phrases.hint}
          error={errors['code'] && errorWords(errors['code'], phrases)}
          describedBy="handoff-intro"
        >
          {(control) => (
            <TextInput
              {...control}
              name="code"
              required
              maxLength={20}
              readOnly={busy}
              autoComplete="off"
              autoCapitalize="characters"
              autoCorrect="off"
              spellCheck={false}
              enterKeyHint="go"
            />
          )}
        </Field>
      )}
      <Alert tone="info">
        <p>{phrases.warning}</p>
      </Alert>
      <Button pending={busy} pendingLabel={phrases.pending}>
        {phrases.submit}
      </Button>
    </form>
  );
}
