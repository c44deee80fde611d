const given = [
  'ana',
  'bruno',
  'carla',
  'david',
  'elena',
  'felix',
  'grace',
  'hugo',
  'ines',
  'jack',
  '小明',
  '秀英',
  '伟',
];
const family = ['lopez', 'smith', 'garcia', 'mueller', 'rossi', 'dubois', 'novak', 'silva', 'kim', '王', '李'];

const pick = (list: readonly string[], at: number) => list[at % list.length] ?? '';

/** Returns user number `at` of a directory for the search bench: a common name, and a unique number. */
export function searchPerson(at: number, domain: string) {
  const [first, last] = [pick(given, at), pick(family, Math.floor(at / given.length))];
  const username = `p${String(at).padStart(6, '0')}`;
  return {
    username,
    displayName: `${first} ${last}`,
    email: `${username}@${domain}`,
    phone: `+86137${String(at).padStart(8, '0')}`,
  };
}

/** Returns `count` of these users as accounts of the simulated meetings. */
export function meetingPeople(count: number) {
  return Array.from({ length: count }, (_, at) => {
    const { username, displayName, email, phone } = searchPerson(at, 'meet.example.com');
    return { account: username, name: displayName, email, phone, password: 'Harbour-Lantern-1' };
  });
}

/** Returns typical queries of operators: exact, partial, a common name, and text that nearly every user matches. */
export function searchQueries(round: number, accounts: number): string[] {
  const at = (round * 7_919) % accounts;
  const number = String(at).padStart(6, '0');
  return [
    ...[
      `user${number}`,
      `p${number}`,
      `p${number}@rekey.example.com`,
      `user${number}@exam`,
      `137${String(at).padStart(8, '0')}`,
    ],
    ...[
      number.slice(-4),
      'ana lopez',
      'lopez',
      'mueller gra',
      '王 小明',
      '明',
      'user0',
      'p0',
      '+86 137',
      'example.com',
    ],
  ];
}
