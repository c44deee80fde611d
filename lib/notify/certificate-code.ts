/**
 * Checks whether an error code means that a certificate was not trusted: OpenSSL's X509 codes as Node.js names them,
 * and Node's own code for a name that is not in the certificate.
 */
export function isCertificateCode(code: string | undefined): boolean {
  return code !== undefined && /CERT|^UNABLE_TO_|^(?:INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)$/.test(code);
}
