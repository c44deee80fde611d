import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

type Options = { challenge: string; rp?: { id?: string }; rpId?: string };
/** What a device could do wrong, or an attacker on purpose. */
type Bend = { origin?: string; challenge?: string; unverified?: boolean; counter?: number };

/** A passkey in software (WebAuthn 3, ES256, attestation `none`), which answers as a browser would. */
export function createSoftwarePasskey(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let counter = 0;

  function authenticatorData(rpId: string, bend: Bend, attested: Buffer): Buffer {
    counter = bend.counter ?? counter + 1;
    const flags = 0x01 | (bend.unverified ? 0 : 0x04) | (attested.length > 0 ? 0x40 : 0);
    const head = Buffer.alloc(5);
    head.writeUInt8(flags, 0);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head, attested]);
  }

  function clientData(type: string, options: Options, bend: Bend): Buffer {
    const challenge = bend.challenge ?? options.challenge;
    return Buffer.from(JSON.stringify({ type, challenge, origin: bend.origin ?? origin, crossOrigin: false }));
  }

  const answer = (response: Record<string, string>) =>
    JSON.stringify({
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response,
    });

  return {
    id: id.toString('base64url'),
    /** Answers options for a new passkey (as JSON). */
    make(optionsJson: string, bend: Bend = {}): string {
      const options = JSON.parse(optionsJson) as Options;
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const coseKey = isoCBOR.encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
          [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
        ]),
      );
      const length = Buffer.from([0, id.length]);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey]);
      const authData = authenticatorData(options.rp?.id ?? '', bend, attested);
      const attestation = isoCBOR.encode(
        new Map<string, string | Map<string, string> | Uint8Array>([
          ['fmt', 'none'],
          ['attStmt', new Map<string, string>()],
          ['authData', new Uint8Array(authData)],
        ] as const),
      );
      return answer({
        clientDataJSON: clientData('webauthn.create', options, bend).toString('base64url'),
        attestationObject: Buffer.from(attestation).toString('base64url'),
      });
    },
    /** Answers options to use a passkey (as JSON). */
    use(optionsJson: string, bend: Bend = {}): string {
      const options = JSON.parse(optionsJson) as Options;
      const authData = authenticatorData(options.rpId ?? '', bend, Buffer.alloc(0));
      const client = clientData('webauthn.get', options, bend);
      const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()]);
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      });
    },
  };
}
