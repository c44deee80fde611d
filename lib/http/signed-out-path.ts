/** Where the browser goes when an operator signed out. Its answer has the browser forget what it kept of the console. */
export const signedOutPath = '/admin/sign-in?notice=session_over';
