/** The form of a token from `createToken`: 32 random bytes in base64url. */
export const tokenPattern = /^[\w-]{43}$/;
