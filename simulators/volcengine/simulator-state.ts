import { type Switches, switchesSchema } from './switches';
import { createUserStore, type UserStore } from './user-store';
import type { Credentials } from './verify-signature';

/** One write in the journal. It never contains a password, sent or generated. */
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
  /** Number of calls of each action with a valid signature. */
  calls: Record<string, number>;
  /** Times of the last calls in milliseconds, newest last. */
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
