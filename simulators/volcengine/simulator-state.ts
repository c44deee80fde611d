import { type Switches, switchesSchema } from './switches';
import { createUserStore, type UserStore } from './user-store';
import type { Credentials } from './verify-signature';

/** One write as the journal tells it. No password, sent or generated, ever stands here. */
export type JournalEntry = {
  at: string;
  action: string;
  userId: string;
  requestId: string;
  outcome: 'applied' | 'refused' | 'failed';
  code: string | null;
  generated?: boolean;
  mustChange?: boolean;
};

export type SimulatorState = {
  users: UserStore;
  switches: Switches;
  journal: JournalEntry[];
  /** How often each action was called, signature accepted. */
  calls: Record<string, number>;
  /** When the last calls came, in milliseconds, the newest last. */
  callTimes: number[];
  writeInFlight: boolean;
  credentials: Credentials;
};

export function createSimulatorState(credentials: Credentials): SimulatorState {
  return {
    users: createUserStore(),
    switches: switchesSchema.parse({}),
    journal: [],
    calls: {},
    callTimes: [],
    writeInFlight: false,
    credentials,
  };
}
