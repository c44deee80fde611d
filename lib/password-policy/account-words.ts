type NamedAccount = {
  username: string;
  displayName: string | null;
  contacts: readonly { method: 'email' | 'sms'; address: string }[];
};

/**
 * Returns the names of an account that its password should not contain: user name, display name, the local part of each
 * e-mail address, phone numbers without the plus. They are whole; a rule that also checks their parts splits them.
 */
export function accountWords(account: NamedAccount): string[] {
  const words = [account.username, account.displayName ?? ''];
  for (const address of [account.username, ...account.contacts.map((contact) => contact.address)]) {
    if (address.includes('@')) words.push(address.slice(0, address.lastIndexOf('@')));
    else if (/^\+\d+$/.test(address)) words.push(address.slice(1));
  }
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
}
