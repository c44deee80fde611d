import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/**
 * Has the browser make a passkey, or use one, for options that the server made. Answers what the device says, as JSON;
 * null where the person stopped it or the device cannot.
 */
export async function askPasskey(kind: 'make' | 'use', options: string): Promise<string | null> {
  try {
    const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser');
    const optionsJSON: unknown = JSON.parse(options);
    const answer =
      kind === 'make'
        ? await startRegistration({ optionsJSON: optionsJSON as PublicKeyCredentialCreationOptionsJSON })
        : await startAuthentication({ optionsJSON: optionsJSON as PublicKeyCredentialRequestOptionsJSON });
    return JSON.stringify(answer);
  } catch {
    return null;
  }
}
