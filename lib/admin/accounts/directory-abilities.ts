import type { Directory } from '@/lib/directories/directory';
import type { AccountsMessages } from '@/lib/i18n/console/accounts/en';

export type Ability = { can: boolean; words: keyof AccountsMessages };

/** Returns what a directory can and cannot do, as the names of phrases. */
export function directoryAbilities({ capabilities, provider }: Directory): Ability[] {
  const { operatorSets, mustChange, unlock, endSessions, reportsRefusal, verifiedBy } = capabilities;
  const say = (can: boolean, yes: Ability['words'], no: Ability['words']): Ability => ({ can, words: can ? yes : no });
  return [
    { can: true, words: verifiedBy === 'portal' ? 'verifiedByPortal' : 'verifiedByProvider' },
    say(operatorSets.includes('delivered'), 'canDelivered', 'cannotDelivered'),
    say(operatorSets.includes('generated'), 'canGenerated', 'cannotGenerated'),
    say(operatorSets.includes('chosen'), 'canChosen', 'cannotChosen'),
    say(mustChange, 'canMustChange', 'cannotMustChange'),
    say(provider.requireChange !== undefined, 'canRequireChange', 'cannotRequireChange'),
    say(unlock, 'canUnlock', 'cannotUnlock'),
    say(endSessions, 'canEndSessions', 'cannotEndSessions'),
    say(reportsRefusal, 'canReportRefusal', 'cannotReportRefusal'),
  ];
}
