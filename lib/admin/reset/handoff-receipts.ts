import 'server-only';
import { hashToken } from '@/lib/crypto/token';

/** The names under which it is kept whether the message of a hand-off went out or was given up. */
export function handoffReceipts(handoffId: string): { sent: string; givenUp: string } {
  const short = hashToken(`handoff:${handoffId}`).slice(0, 32);
  return { sent: `handoff-${short}`, givenUp: `handoff-given-up-${short}` };
}
