/**
 * The kinds of caller. `person`: has started a reset. `password only`: an administrator who has not given the second
 * factor. `scoped`: sees only one directory.
 */
export const callers = [
  'anonymous',
  'person',
  'password only',
  'auditor',
  'helpdesk',
  'administrator',
  'scoped helpdesk',
  'scoped administrator',
] as const;
export type Caller = (typeof callers)[number];

/**
 * Who passes the guard of an action or a page. Written by hand instead of derived from the code, so that a change of
 * rights has to be made in both places.
 */
export type Rule =
  | 'everybody'
  /** Every operator who is fully signed in. */
  | 'operators'
  | 'desk'
  | 'audit'
  | 'administrators'
  /** Administrators of all directories, because it concerns the whole installation. */
  | 'whole installation'
  /** The page of the second factor, and its actions. */
  | 'second factor'
  /** A step of signing in that is not the second factor. */
  | 'other step'
  /** Everybody with a session, even without the second factor. It ends the session. */
  | 'ends the session'
  | 'ends a half session'
  /** Already closed or not configured: it sends the browser to the sign-in page. */
  | 'over'
  /** An event stream, which does not end; tested elsewhere. */
  | 'a stream';

const allowed: Partial<Record<Rule, readonly Caller[]>> = {
  operators: ['auditor', 'helpdesk', 'administrator', 'scoped helpdesk', 'scoped administrator'],
  desk: ['helpdesk', 'administrator', 'scoped helpdesk', 'scoped administrator'],
  audit: ['auditor', 'administrator', 'scoped administrator'],
  administrators: ['administrator', 'scoped administrator'],
  'whole installation': ['administrator'],
};

/** Pages of a directory or of something in it. Operators of other directories are sent away. */
const pagesOfDirectory = [
  '/admin/(console)/accounts/[directory]/[account]/reset/chosen/page',
  '/admin/(console)/accounts/[directory]/[account]/reset/delivered/page',
  '/admin/(console)/accounts/[directory]/[account]/reset/temporary/page',
  '/admin/(console)/audit/[seq]/page',
  '/admin/(console)/directories/[directory]/page',
];

/**
 * Returns the expected outcome for a directory outside the scope of scoped operators: `passes`, or where the browser is
 * sent.
 */
export function outcomeFor(name: string, rule: Rule, caller: Caller): 'passes' | 'sign in' | 'factor' | 'not allowed' {
  if (caller.startsWith('scoped') && pagesOfDirectory.includes(name)) return 'not allowed';
  if (rule === 'everybody' || rule === 'a stream') return 'passes';
  if (rule === 'over' || caller === 'anonymous' || caller === 'person') return 'sign in';
  if (rule === 'ends a half session') return 'sign in';
  if (caller === 'password only') return rule === 'second factor' ? 'passes' : 'factor';
  if (rule === 'ends the session') return 'sign in';
  return allowed[rule]?.includes(caller) === false ? 'not allowed' : 'passes';
}

/**
 * Whether the audit must have one refusal for the request. Besides every `not allowed`, it records scoped operators on
 * any page of a directory or account outside their scope, even if the answer looks like a missing page. For an action,
 * `page` is the page that the form was sent from, because that page is rendered again.
 */
export function isRefused(page: string, outcome: ReturnType<typeof outcomeFor>, caller: Caller): boolean {
  return outcome === 'not allowed' || (caller.startsWith('scoped') && page.includes('/[directory]/'));
}

export const actionRules: Record<string, Rule> = {
  '(portal)/actions#chooseLanguageAction': 'everybody',
  '(portal)/actions#identifyAction': 'everybody',
  '(portal)/actions#startAgainAction': 'everybody',
  '(portal)/change/actions#changePasswordAction': 'everybody',
  '(portal)/handoff/actions#openHandoffAction': 'everybody',
  '(portal)/operators/actions#identifyOperatorAction': 'everybody',
  '(portal)/password/actions#setPasswordAction': 'everybody',
  '(portal)/unlock/actions#unlockAction': 'everybody',
  '(portal)/verify/actions#newPictureAction': 'everybody',
  '(portal)/verify/actions#sendCodeAction': 'everybody',
  '(portal)/verify/actions#solvePuzzleAction': 'everybody',
  '(portal)/verify/actions#verifyCodeAction': 'everybody',
  '(portal)/verify/actions#verifySecondProofAction': 'everybody',
  'admin/(console)/accounts/[directory]/[account]/actions#endSessionsAction': 'desk',
  'admin/(console)/accounts/[directory]/[account]/actions#requireChangeAction': 'desk',
  'admin/(console)/accounts/[directory]/[account]/actions#showContactAction': 'desk',
  'admin/(console)/accounts/[directory]/[account]/actions#unlockAction': 'desk',
  'admin/(console)/accounts/[directory]/[account]/reset/actions#deliverPasswordAction': 'desk',
  'admin/(console)/accounts/[directory]/[account]/reset/actions#makeHandoffAction': 'desk',
  'admin/(console)/accounts/[directory]/[account]/reset/actions#setChosenPasswordAction': 'desk',
  'admin/(console)/accounts/[directory]/[account]/reset/actions#setTemporaryPasswordAction': 'desk',
  'admin/(console)/accounts/[directory]/[account]/reset/actions#takeBackHandoffAction': 'desk',
  'admin/(console)/audit/actions#checkChainAction': 'audit',
  'admin/(console)/audit/export/actions#confirmExportAction': 'audit',
  'admin/(console)/directories/actions#moveDirectoryAction': 'whole installation',
  'admin/(console)/directories/actions#removeDirectoryAction': 'whole installation',
  'admin/(console)/directories/actions#saveDirectoryAction': 'whole installation',
  'admin/(console)/directories/actions#switchDirectoryAction': 'whole installation',
  'admin/(console)/me/actions#addPasskeyAction': 'operators',
  'admin/(console)/me/actions#changePasswordAction': 'operators',
  'admin/(console)/me/actions#endSessionsAction': 'operators',
  'admin/(console)/me/actions#newPasskeyOptionsAction': 'operators',
  'admin/(console)/me/actions#removeFactorAction': 'operators',
  'admin/(console)/me/authenticator/actions#replaceAuthenticatorAction': 'operators',
  'admin/(console)/me/codes/actions#makeCodesAction': 'operators',
  'admin/(console)/operators/[operator]/actions#changeOperatorAction': 'administrators',
  'admin/(console)/operators/[operator]/actions#endOperatorSessionsAction': 'administrators',
  'admin/(console)/operators/[operator]/actions#inviteAgainAction': 'administrators',
  'admin/(console)/operators/[operator]/actions#liftFactorLockAction': 'administrators',
  'admin/(console)/operators/[operator]/actions#requestFactorResetAction': 'administrators',
  'admin/(console)/operators/[operator]/actions#switchOperatorAction': 'administrators',
  'admin/(console)/operators/[operator]/actions#withdrawFactorResetAction': 'administrators',
  'admin/(console)/operators/actions#decideApprovalAction': 'administrators',
  'admin/(console)/operators/actions#inviteOperatorAction': 'administrators',
  'admin/(console)/session/actions#staySignedInAction': 'operators',
  'admin/(console)/settings/branding/actions#saveBrandingAction': 'whole installation',
  'admin/(console)/settings/limits/actions#saveLimitsAction': 'whole installation',
  'admin/(console)/settings/messages/actions#saveMailAction': 'whole installation',
  'admin/(console)/settings/messages/actions#saveSmsAction': 'whole installation',
  'admin/(console)/settings/policy/actions#savePolicyAction': 'whole installation',
  'admin/(console)/settings/templates/actions#saveTemplatesAction': 'whole installation',
  'admin/invite/actions#acceptInviteAction': 'everybody',
  'admin/sign-in/actions#signInAction': 'everybody',
  'admin/sign-in/away/actions#startExternalSignInAction': 'everybody',
  'admin/sign-in/enrol/actions#enrolAuthenticatorAction': 'other step',
  'admin/sign-in/enrol/actions#enrolPasskeyAction': 'other step',
  'admin/sign-in/enrol/actions#newPasskeyOptionsAction': 'other step',
  'admin/sign-in/factor/actions#leaveSignInAction': 'ends a half session',
  'admin/sign-in/factor/actions#passkeyFactorAction': 'second factor',
  'admin/sign-in/factor/actions#passkeyOptionsAction': 'second factor',
  'admin/sign-in/factor/actions#showFactorAction': 'second factor',
  'admin/sign-in/password/actions#replacePasswordAction': 'other step',
  'admin/sign-out/actions#signOutAction': 'ends the session',
  'admin/step-up/actions#stepUpOptionsAction': 'operators',
  'admin/step-up/actions#stepUpPasskeyAction': 'operators',
  'demo/authenticator/actions#readKeyAction': 'everybody',
  'demo/sign-in/actions#trySignInAction': 'everybody',
  'setup/actions#createAdministratorAction': 'over',
};

export const routeRules: Record<string, Rule> = {
  '/(portal)/change/page': 'everybody',
  '/(portal)/done/page': 'everybody',
  '/(portal)/handoff/page': 'everybody',
  '/(portal)/page': 'everybody',
  '/(portal)/password/page': 'everybody',
  '/(portal)/unlock/page': 'everybody',
  '/(portal)/verify/page': 'everybody',
  '/.well-known/change-password/route': 'everybody',
  '/.well-known/security.txt/route': 'everybody',
  '/_global-error/page': 'everybody',
  '/_not-found/page': 'everybody',
  '/admin/(console)/[...nowhere]/page': 'operators',
  '/admin/(console)/accounts/[directory]/[account]/page': 'desk',
  '/admin/(console)/accounts/[directory]/[account]/reset/chosen/page': 'desk',
  '/admin/(console)/accounts/[directory]/[account]/reset/delivered/page': 'desk',
  '/admin/(console)/accounts/[directory]/[account]/reset/handoff/[handoff]/events/route': 'a stream',
  '/admin/(console)/accounts/[directory]/[account]/reset/handoff/[handoff]/page': 'desk',
  '/admin/(console)/accounts/[directory]/[account]/reset/temporary/page': 'desk',
  '/admin/(console)/accounts/page': 'desk',
  '/admin/(console)/audit/[seq]/page': 'audit',
  '/admin/(console)/audit/export/page': 'audit',
  '/admin/(console)/audit/page': 'audit',
  '/admin/(console)/directories/[directory]/page': 'administrators',
  '/admin/(console)/directories/[directory]/remove/page': 'whole installation',
  '/admin/(console)/directories/new/page': 'whole installation',
  '/admin/(console)/directories/page': 'administrators',
  '/admin/(console)/me/authenticator/page': 'operators',
  '/admin/(console)/me/codes/page': 'operators',
  '/admin/(console)/me/page': 'operators',
  '/admin/(console)/not-allowed/page': 'operators',
  '/admin/(console)/operators/[operator]/page': 'administrators',
  '/admin/(console)/operators/invite/page': 'administrators',
  '/admin/(console)/operators/page': 'administrators',
  '/admin/(console)/session/route': 'everybody',
  '/admin/(console)/settings/branding/page': 'whole installation',
  '/admin/(console)/settings/limits/page': 'whole installation',
  '/admin/(console)/settings/messages/page': 'whole installation',
  '/admin/(console)/settings/page': 'whole installation',
  '/admin/(console)/settings/policy/page': 'whole installation',
  '/admin/(console)/settings/templates/[locale]/page': 'whole installation',
  '/admin/(console)/settings/templates/page': 'whole installation',
  '/admin/invite/page': 'everybody',
  '/admin/page': 'operators',
  '/admin/sign-in/away/page': 'over',
  '/admin/sign-in/complete/page': 'everybody',
  '/admin/sign-in/enrol/page': 'other step',
  '/admin/sign-in/factor/page': 'second factor',
  '/admin/sign-in/page': 'everybody',
  '/admin/sign-in/password/page': 'other step',
  '/api/audit-export/route': 'everybody',
  '/api/auth/[...nextauth]/route': 'everybody',
  '/api/csp/route': 'everybody',
  '/api/health/route': 'everybody',
  '/api/metrics/route': 'everybody',
  '/api/ready/route': 'everybody',
  '/branding.css/route': 'everybody',
  '/demo/authenticator/page': 'everybody',
  '/demo/inbox/events/route': 'a stream',
  '/demo/inbox/page': 'everybody',
  '/demo/sign-in/page': 'everybody',
  '/manifest.webmanifest/route': 'everybody',
  '/setup/page': 'everybody',
};
