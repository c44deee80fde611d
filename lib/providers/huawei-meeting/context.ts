import type { ProviderDeps } from '@/lib/providers/types';
import type { AppIdToken } from './app-id-token';
import type { MeetingSettings } from './config';
import type { DecoySource } from './decoy-source';
import type { Pace } from './pace';
import type { RateWindow } from './rate-window';

/** State shared by the parts of one directory. Everything mutable in it is a cache: losing it breaks no reset. */
export type MeetingContext = {
  settings: MeetingSettings;
  deps: ProviderDeps;
  rateWindow: RateWindow;
  pace: Pace;
  decoys: DecoySource;
  /** The lifetimes last returned by the vendor, in seconds, for decoys to imitate. */
  lifetimes: { puzzleSeconds: number; codeSeconds: number };
  /** Null without App ID: then only the self-service flow works. */
  appIdToken: AppIdToken | null;
};
