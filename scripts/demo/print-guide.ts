import { type SampleDirectory, type SamplePerson, samplePeople } from '@/e2e/simulators/people';

const titles: Record<SampleDirectory, string> = {
  cloud: 'Example Cloud (a simulated Volcengine Cloud Identity)',
  meeting: 'Meetings (a simulated Huawei Cloud Meeting; asks for a puzzle first)',
  local: 'Rekey accounts (kept by Rekey itself)',
};

/** What a person reads once the demo is up: where to go, what to type, who there is. */
export function printGuide(appUrl: string, log: string): string {
  const [first] = samplePeople.cloud;
  const column = `${appUrl}/demo/sign-in`.length;
  const lines = [
    '',
    'Rekey is up. Open',
    '',
    `  ${pad(appUrl, column)}  to reset a password`,
    `  ${pad(`${appUrl}/demo/inbox`, column)}  to read the mail and text messages that it sends`,
    `  ${pad(`${appUrl}/demo/sign-in`, column)}  to try a name and a password`,
    '',
    `What to type: at the first address ${first?.email ?? ''}, then the code from the inbox, then a new password.`,
    'The old password stops working and the new one signs in: try both at the third address.',
    'User names and phone numbers work as well; then you choose the directory.',
  ];
  for (const directory of ['cloud', 'meeting', 'local'] as const) {
    lines.push('', titles[directory], ...table(samplePeople[directory]));
  }
  lines.push('', `Everything starts afresh with each start of the demo. The log is ${log}`, 'Ctrl-C stops it.', '', '');
  return lines.join('\n');
}

function table(people: readonly SamplePerson[]): string[] {
  const rows = [
    ['user name', 'e-mail', 'phone', 'name', 'password now'],
    ...people.map(({ username, email, phone, displayName, password }) => [
      username,
      email,
      phone,
      displayName,
      password,
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows.map((row) => `  ${row.map((cell, column) => pad(cell, widths?.[column] ?? 0)).join('  ')}`.trimEnd());
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/** Columns on a terminal, where Chinese characters take two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}
