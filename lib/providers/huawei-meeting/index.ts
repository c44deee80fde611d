import { err } from '@/lib/base/result';
import type { Provider, ProviderDefinition, ProviderDeps } from '@/lib/providers/types';
import { createAppIdToken } from './app-id-token';
import { checkCode } from './check-code';
import { checkConnection } from './check-connection';
import { type MeetingSettings, meetingSettingsSchema } from './config';
import type { MeetingContext } from './context';
import { createDecoySource } from './decoy-source';
import { findAccount, getAccount } from './find-account';
import { generatePassword } from './generate-password';
import { createPace } from './pace';
import { meetingPasswordPolicy } from './policy';
import { createRateWindow } from './rate-window';
import { searchAccounts } from './search-accounts';
import { setPassword } from './set-password';
import { solvePuzzle } from './solve-puzzle';
import { startPuzzle } from './start-puzzle';

/** Huawei Cloud Meeting: the vendor verifies the person with a slider puzzle and its own code. See README.md. */
export const huaweiMeeting: ProviderDefinition<typeof meetingSettingsSchema> = {
  kind: 'huawei-meeting',
  capabilities: {
    lookupBy: ['username', 'email', 'phone'],
    contacts: ['email', 'sms'],
    verifiedBy: 'provider',
    operatorSets: ['delivered'],
    mustChange: true,
    unlock: false,
    endSessions: false,
    search: true,
    changeWithCurrent: false,
    reportsRefusal: false,
    serialWrites: false,
    indexed: false,
  },
  settingsSchema: meetingSettingsSchema,
  create: createMeetingProvider,
};

function createMeetingProvider(settings: MeetingSettings, deps: ProviderDeps): Provider {
  const rateWindow = createRateWindow();
  const { appId, appKey } = settings;
  const context: MeetingContext = {
    settings,
    deps,
    rateWindow,
    pace: createPace(deps.sleep),
    decoys: createDecoySource(),
    lifetimes: { puzzleSeconds: 60, codeSeconds: 180 },
    appIdToken: appId && appKey ? createAppIdToken({ appId, appKey }, { settings, deps, rateWindow }) : null,
  };
  return {
    passwordPolicy: meetingPasswordPolicy(settings.passwordRules),
    findAccount: (identifier, call) => findAccount(context, identifier, call),
    getAccount: (accountId, call) => getAccount(context, accountId, call),
    searchAccounts: (query, cursor, call) => searchAccounts(context, query, cursor, call),
    setPassword: (request, call) => setPassword(context, request, call),
    generatePassword: (request, call) => generatePassword(context, request.accountId, call),
    unlockAccount: async () => err({ code: 'unsupported' }),
    checkConnection: (call) => checkConnection(context, call),
    verification: {
      methods: settings.methods,
      startPuzzle: (user, call) => startPuzzle(context, user, call),
      solvePuzzle: (request, call) => solvePuzzle(context, request, call),
      checkCode: (request, call) => checkCode(context, request, call),
    },
  };
}
