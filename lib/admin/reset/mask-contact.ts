import type { Contact } from '@/lib/base/contact';
import { readPhoneNumber } from '@/lib/base/phone-numbers';

/**
 * A contact as it may stand on a colleague's screen: enough for the person to recognise it, too little to use it. The
 * first letter and the domain of a mail address, the whole country code and the last two digits of a number.
 */
export function maskContact({ method, address }: Contact): string {
  if (method === 'email') {
    const at = address.lastIndexOf('@');
    return at < 1 ? '•••' : `${[...address][0] ?? ''}•••${address.slice(at)}`;
  }
  const country = readPhoneNumber(address)?.countryCode;
  return `${country ? `+${country} ` : ''}••• ${address.slice(-2)}`;
}
