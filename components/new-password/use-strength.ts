'use client';

import { useEffect, useState } from 'react';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { estimateStrength } from '@/lib/password-policy/strength';

/** Returns how hard a password is to guess, in words with one hint; empty until it is known. Only informative. */
export function useStrength(password: string, words: readonly string[], phrases: PasswordPhrases['strength']): string {
  const [strength, setStrength] = useState({ password: '', text: '' });
  useEffect(() => {
    if (password === '') return;
    const timer = setTimeout(async () => {
      const estimate = await estimateStrength(password, words).catch(() => null);
      if (!estimate) return;
      const hint = estimate.hint === 'none' ? '' : phrases.hints[estimate.hint];
      setStrength({ password, text: [phrases[estimate.level], hint].filter(Boolean).join(' · ') });
    }, 200);
    return () => clearTimeout(timer);
  }, [password, words, phrases]);
  return password === '' ? '' : strength.text;
}
