import { QrCode } from '@/components/admin/qr-code';

type AuthenticatorKeyProps = {
  seed: string;
  uri: string;
  phrases: { appScan: string; appType: string; qrLabel: string };
};

/** The key for an authenticator app: as a QR code to scan and as text to type. */
export function AuthenticatorKey({ seed, uri, phrases }: AuthenticatorKeyProps) {
  return (
    <div className="grid gap-3">
      <p>{phrases.appScan}</p>
      <QrCode text={uri} label={phrases.qrLabel} className="size-52" />
      <p className="text-sm">
        <span className="block text-muted">{phrases.appType}</span>
        <code className="font-mono wrap-break-word">{(seed.match(/.{1,4}/g) ?? []).join(' ')}</code>
      </p>
    </div>
  );
}
