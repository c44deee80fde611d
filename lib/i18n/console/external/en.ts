import type { Wording } from '@/lib/i18n/wording';

export const en = {
  awayTitle: 'Taking you to {name}',
  awayIntro: "Sign in there. You'll come back here automatically.",
  awayGo: 'Go to {name}',
  completeTitle: "You're signed in",
  completeIntro: 'The console opens in a moment.',
  completeGo: 'Open the console',
} as const;
export type ExternalMessages = Wording<typeof en>;
