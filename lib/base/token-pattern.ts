/** What `createToken` makes: 32 random bytes in base64url. */
export const tokenPattern = /^[\w-]{43}$/;
