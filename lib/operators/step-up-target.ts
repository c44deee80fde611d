/**
 * What a second factor is bound to. It covers every act on the same account, operator, directory or section of the
 * settings, so a stolen session cannot reach many with one factor.
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
