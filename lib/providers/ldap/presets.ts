/** Which attributes hold what people identify themselves with, and how they are shown. Several are tried in order. */
export type AttributeMap = { username: string[]; mail: string[]; phone: string[]; name: string[] };

/** What differs between kinds of LDAP server. */
export type Preset = {
  /** An attribute that never changes and names one entry. */
  id: string;
  attributes: AttributeMap;
  /** Which entries are accounts. */
  filter: string;
  /** Where the server keeps its policy: an entry per policy, or its own configuration. */
  policy: 'ppolicy' | '389ds' | null;
  /** Attributes of an account's state. Null if the server has none. */
  lockedAt: string | null;
  lockedUntil: string | null;
  changedAt: string | null;
  expiresAt: string | null;
  disabledFlag: string | null;
  /** What to write so that another password is required at the next sign-in. */
  mustChange: { attribute: string; value: string } | null;
  /** What to delete to unlock an account. Null if the server has no lock that can be lifted. */
  unlock: readonly string[] | null;
};

const person: AttributeMap = { username: ['uid'], mail: ['mail'], phone: ['mobile'], name: ['displayName', 'cn'] };

const ds389: Preset = {
  id: 'nsUniqueId',
  attributes: person,
  filter: '(objectClass=person)',
  policy: '389ds',
  lockedAt: null,
  lockedUntil: 'accountUnlockTime',
  changedAt: 'pwdUpdateTime',
  expiresAt: 'passwordExpirationTime',
  disabledFlag: 'nsAccountLock',
  mustChange: { attribute: 'passwordExpirationTime', value: '19700101000000Z' },
  unlock: ['accountUnlockTime', 'passwordRetryCount'],
};

export const presets = {
  /** slapd with the overlay ppolicy (slapo-ppolicy(5)). */
  openldap: {
    id: 'entryUUID',
    attributes: person,
    filter: '(objectClass=person)',
    policy: 'ppolicy',
    lockedAt: 'pwdAccountLockedTime',
    lockedUntil: null,
    changedAt: 'pwdChangedTime',
    expiresAt: null,
    disabledFlag: null,
    mustChange: { attribute: 'pwdReset', value: 'TRUE' },
    unlock: ['pwdAccountLockedTime'],
  },
  /** 389 Directory Server and Red Hat Directory Server. */
  '389ds': ds389,
  /** FreeIPA keeps its password policy in Kerberos attributes. */
  freeipa: {
    ...ds389,
    id: 'ipaUniqueID',
    filter: '(objectClass=posixAccount)',
    policy: null,
    lockedUntil: null,
    changedAt: 'krbLastPwdChange',
    expiresAt: 'krbPasswordExpiration',
    mustChange: { attribute: 'krbPasswordExpiration', value: '19700101000000Z' },
    unlock: ['krbLoginFailedCount'],
  },
  /** lldap has no locks and no password policy. */
  lldap: {
    id: 'entryUUID',
    attributes: person,
    filter: '(objectClass=person)',
    policy: null,
    lockedAt: null,
    lockedUntil: null,
    changedAt: null,
    expiresAt: null,
    disabledFlag: null,
    mustChange: null,
    unlock: null,
  },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;
export const presetNames = Object.keys(presets) as [PresetName, ...PresetName[]];
