'use client';

import { useEffect, useState } from 'react';
import { fill } from '@/lib/i18n/fill';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import type { RuleState } from './rule-states';
import { ruleWords } from './rule-words';

type RulesAnnouncementProps = {
  rules: readonly RuleState[];
  typed: string;
  /** The text about rules that are checked only when the password is set. */
  checkedLater: string;
  directoryName: string;
  phrases: PasswordPhrases;
};

/** Announces the remaining rules to screen readers when the person pauses, not at each key. */
export function RulesAnnouncement({ rules, typed, checkedLater, directoryName, phrases }: RulesAnnouncementProps) {
  const [said, setSaid] = useState('');
  const left = rules.filter(({ state }) => state !== 'met').map((rule) => ruleWords(rule, directoryName, phrases));
  const words =
    left.length === 0
      ? `${phrases.rulesMet} ${checkedLater}`
      : fill(phrases.rulesLeft, { rules: left.join(phrases.semicolon) });
  useEffect(() => {
    const timer = setTimeout(() => setSaid(typed === '' ? '' : words), 1200);
    return () => clearTimeout(timer);
  }, [typed, words]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
