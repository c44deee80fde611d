import type { HandoffStage } from '@/lib/forms/handoff';
import type { StatusPhrases } from '@/lib/i18n/console/reset/reset-phrases';

/** What the operator can do at each stage of a hand-off. */
export const stageHelp = {
  made: 'helpWaiting',
  sent: 'helpWaiting',
  send_failed: 'helpSendFailed',
  opened: 'helpOpened',
  set: 'helpSet',
  refused: 'helpRefused',
  unknown: 'helpUnknown',
  expired: 'helpExpired',
  ended: 'helpEnded',
} as const satisfies Record<HandoffStage, keyof StatusPhrases>;
