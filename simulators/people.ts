/** A sample person with their initial password. */
export type SamplePerson = {
  username: string;
  displayName: string;
  email: string;
  /** E.164. */
  phone: string;
  password: string;
};

export type SampleDirectory = 'cloud' | 'meeting' | 'local';

/**
 * Five people for each directory of the demo. Their mail domains differ, so that an e-mail address alone determines the
 * directory. The passwords satisfy every directory's rules; all phone numbers and domains are reserved for examples or
 * made up.
 */
export const samplePeople: Record<SampleDirectory, readonly SamplePerson[]> = {
  cloud: [
    person('li.wei', '李伟', 'example.com', { phone: '+8613800000101', password: 'Harbour-Lantern-27' }),
    person('maria.garcia', 'María García', 'example.com', { phone: '+34600000102', password: 'Copper-Orchard-58' }),
    person('james.okoro', 'James Okoro', 'example.com', { phone: '+15550100103', password: 'Winter-Saddle-46' }),
    person('chen.xiaoyu', '陈晓雨', 'example.com', { phone: '+8613800000104', password: 'Velvet-Compass-93' }),
    person('amina.haddad', 'Amina Haddad', 'example.com', { phone: '+15550100105', password: 'Thunder-Basket-61' }),
  ],
  meeting: [
    person('wang.fang', '王芳', 'meet.example.com', { phone: '+8613800000201', password: 'Marble-Kettle-34' }),
    person('carlos.mendez', 'Carlos Méndez', 'meet.example.com', {
      phone: '+34600000202',
      password: 'Silver-Pigeon-72',
    }),
    person('emily.clark', 'Emily Clark', 'meet.example.com', { phone: '+15550100203', password: 'Garden-Rocket-85' }),
    person('zhao.lei', '赵磊', 'meet.example.com', { phone: '+8613800000204', password: 'Ribbon-Castle-19' }),
    person('priya.nair', 'Priya Nair', 'meet.example.com', { phone: '+15550100205', password: 'Bamboo-Signal-53' }),
  ],
  local: [
    person('zhang.min', '张敏', 'rekey.example.com', { phone: '+8613800000301', password: 'Meadow-Anchor-68' }),
    person('lucia.torres', 'Lucía Torres', 'rekey.example.com', {
      phone: '+34600000302',
      password: 'Puzzle-Feather-41',
    }),
    person('oliver.brown', 'Oliver Brown', 'rekey.example.com', {
      phone: '+15550100303',
      password: 'Cactus-Violin-95',
    }),
    person('kenji.tanaka', '田中健二', 'rekey.example.com', { phone: '+15550100304', password: 'Falcon-Biscuit-37' }),
    person('sofia.rossi', 'Sofia Rossi', 'rekey.example.com', { phone: '+34600000305', password: 'Timber-Beacon-82' }),
  ],
};

/** Five people of the OpenLDAP of `npm run demo -- --ldap`. */
export const officePeople: readonly SamplePerson[] = [
  person('liu.yang', '刘洋', 'office.example.com', { phone: '+8613800000401', password: 'Walnut-Harbour-29' }),
  person('marta.rey', 'Marta Rey', 'office.example.com', { phone: '+34600000402', password: 'Kettle-Violet-83' }),
  person('grace.mensah', 'Grace Mensah', 'office.example.com', { phone: '+15550100403', password: 'Bridge-Cedar-57' }),
  person('sun.jia', '孙佳', 'office.example.com', { phone: '+8613800000404', password: 'Lemon-Turbine-16' }),
  person('jonas.weber', 'Jonas Weber', 'office.example.com', { phone: '+15550100405', password: 'Maple-Quiver-94' }),
];

function person(
  username: string,
  displayName: string,
  domain: string,
  { phone, password }: { phone: string; password: string },
): SamplePerson {
  return { username, displayName, email: `${username}@${domain}`, phone, password };
}

/** Returns the people of `cloud` in the Volcengine simulator's form. Ids are the same after a restart. */
export function volcenginePeople() {
  return samplePeople.cloud.map(({ username, displayName, email, phone, password }, at) => ({
    userId: `u-demo-${at + 1}`,
    userName: username,
    displayName,
    email,
    phone,
    password,
  }));
}

/** Returns the people of `meeting` in the Huawei Meeting simulator's form. */
export function huaweiMeetingPeople() {
  return samplePeople.meeting.map(({ username, displayName, email, phone, password }) => ({
    account: username,
    name: displayName,
    email,
    phone,
    password,
  }));
}

/** An operator of the demo's console. `seed` is the seed in their authenticator app (base32). */
export type SampleOperator = {
  name: string;
  email: string;
  role: string;
  grants: string[];
  /** Ids of the directories that the operator may see. */
  directories: 'all' | string[];
  password: string;
  seed: string;
  /** Whether the demo's sign-in page shows their credentials. */
  shown: boolean;
};

/** One operator per role, ready to sign in. */
export const sampleOperators: readonly SampleOperator[] = [
  operator('Nora Lindqvist', 'administrator', ['show_link', 'temporary_password'], {
    password: 'Orbit-Walnut-Harvest-31',
    seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  }),
  operator('Marta Ruiz', 'helpdesk', ['show_link'], {
    password: 'Lagoon-Timber-Quartz-64',
    seed: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU',
  }),
  operator('Wu Jun', 'auditor', [], { password: 'Meadow-Copper-Signal-87', seed: 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK' }),
];

function operator(
  name: string,
  role: string,
  grants: string[],
  secrets: { password: string; seed: string },
): SampleOperator {
  return { name, email: `${role}@console.example.com`, role, grants, directories: 'all', ...secrets, shown: true };
}
