import { createHmac } from 'node:crypto';

export type AppIdSignatureInput = {
  appId: string;
  appKey: string;
  /** Null for an app of one enterprise. A service provider's app names a company, or leaves it empty. */
  corpId: string | null;
  /** Empty for the default administrator. */
  userId: string;
  /** Unix seconds; 0 never expires. */
  expireTime: number;
  /** 32 to 64 characters. */
  nonce: string;
};

/**
 * Returns the `Authorization` header for App ID sign-in. Empty parts keep their colons. The key is used as text.
 * @see https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0311.html
 */
export function signAppId(input: AppIdSignatureInput): string {
  const company = input.corpId === null ? [] : [input.corpId];
  const signed = [input.appId, ...company, input.userId, input.expireTime, input.nonce].join(':');
  return `HMAC-SHA256 signature=${createHmac('sha256', input.appKey).update(signed, 'utf8').digest('hex')}`;
}
