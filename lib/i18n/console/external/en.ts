export const en = {
  awayTitle: 'On the way to {name}',
  awayIntro: 'You sign in there and then come back here.',
  awayGo: 'Go to {name}',
  completeTitle: 'You have signed in',
  completeIntro: 'The console opens in a moment.',
  completeGo: 'Open the console',
};
export type ExternalMessages = typeof en;
