import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/**
 * Asks the browser to create or use a passkey. `options` is JSON from the server. Returns the device's answer as JSON,
 * or null if the user cancelled or the device failed.
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
