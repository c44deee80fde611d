import * as z from 'zod/mini';

const encoded = (most: number) => z.string().check(z.minLength(1), z.maxLength(most), z.regex(/^[\w-]+$/));

const common = {
  id: encoded(2048),
  rawId: encoded(2048),
  type: z.literal('public-key'),
  clientExtensionResults: z.optional(z.looseObject({})),
  authenticatorAttachment: z.optional(z.nullable(z.string().check(z.maxLength(40)))),
};

const registration = z.object({
  ...common,
  response: z.object({
    clientDataJSON: encoded(8192),
    attestationObject: encoded(16_384),
    transports: z.optional(z.array(z.string().check(z.regex(/^[a-z-]{1,20}$/))).check(z.maxLength(10))),
  }),
});

const assertion = z.object({
  ...common,
  response: z.object({
    clientDataJSON: encoded(8192),
    authenticatorData: encoded(8192),
    signature: encoded(8192),
    userHandle: z.optional(z.nullable(z.string().check(z.maxLength(2048)))),
  }),
});

/**
 * Parses the browser's response for a new passkey (`RegistrationResponseJSON` of WebAuthn 3); null if it is malformed.
 */
export function readRegistration(text: string): z.output<typeof registration> | null {
  return read(registration, text);
}

/** Parses the browser's response for a used passkey (`AuthenticationResponseJSON`); null if it is malformed. */
export function readAssertion(text: string): z.output<typeof assertion> | null {
  return read(assertion, text);
}

function read<Schema extends z.ZodMiniType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
