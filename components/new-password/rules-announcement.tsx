'use client';

import { useEffect, useState } from 'react';
import { fill } from '@/lib/i18n/fill';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import type { RuleState } from './rule-states';

type RulesAnnouncementProps = { rules: readonly RuleState[]; typed: string; phrases: PasswordPhrases };

/** Tells a screen reader how many rules are left, once somebody pauses, not at each key. */
export function RulesAnnouncement({ rules, typed, phrases }: RulesAnnouncementProps) {
  const [said, setSaid] = useState('');
  const left = rules.filter((rule) => rule.state === 'failed' || (rule.state === 'open' && isCheckedHere(rule))).length;
  const words = left === 0 ? phrases.rulesMet : fill(phrases.rulesLeft, { count: left });
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

/** Only the server or the back end can tell the others. */
function isCheckedHere({ rule }: RuleState): boolean {
  return rule !== 'common_password' && rule !== 'history';
}
