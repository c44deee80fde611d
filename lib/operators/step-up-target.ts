/**
 * What a second factor was shown for. It covers every act on the same account, operator, directory or section of the
 * settings, so that a stolen session does not reach many with one.
 */
export type StepUpTarget =
  | `account:${string}/${string}`
  | `operator:${string}`
  | 'operators:new'
  | `approval:${string}`
  | `directory:${string}`
  | 'directories:new'
  | 'directories:order'
  | SettingsTarget
  | 'own-factors'
  | 'audit-export';

export type SettingsTarget = `settings:${'branding' | 'limits' | 'messages' | 'policy' | 'templates'}`;
