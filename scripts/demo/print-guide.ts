import { type SampleDirectory, type SamplePerson, sampleOperators, samplePeople } from '@/e2e/simulators/people';

const titles: Record<SampleDirectory, string> = {
  cloud: 'Example Cloud (a simulated Volcengine Cloud Identity)',
  meeting: 'Meetings (a simulated Huawei Cloud Meeting; asks for a puzzle first)',
  local: 'Staff accounts (kept by Rekey itself)',
};

/** What a person reads once the demo is up: where to go, what to type, who there is. */
export function printGuide(appUrl: string, log: string): string {
  const [first] = samplePeople.cloud;
  const column = `${appUrl}/demo/authenticator`.length;
  const lines = [
    '',
    'Rekey is up. Open',
    '',
    `  ${pad(appUrl, column)}  to reset a password`,
    `  ${pad(`${appUrl}/demo/inbox`, column)}  to read the mail and text messages that it sends`,
    `  ${pad(`${appUrl}/demo/sign-in`, column)}  to try a name and a password`,
    `  ${pad(`${appUrl}/admin`, column)}  to help others from the console, as one of the operators below`,
    `  ${pad(`${appUrl}/demo/authenticator`, column)}  to read an operator's second factor`,
    '',
    `What to type: at the first address ${first?.email ?? ''}, then the code from the inbox, then a new password.`,
    'The old password stops working and the new one signs in: try both at the third address.',
    'User names and phone numbers work as well; then you choose the directory.',
  ];
  for (const directory of ['cloud', 'meeting', 'local'] as const) {
    lines.push('', titles[directory], ...table(personColumns, samplePeople[directory].map(personRow)));
  }
  const operators = sampleOperators.map(({ role, name, email, password }) => [role, name, email, password]);
  lines.push('', 'Operators of the console', ...table(['role', 'name', 'e-mail', 'password'], operators));
  lines.push('', `Everything starts afresh with each start of the demo. The log is ${log}`, 'Ctrl-C stops it.', '', '');
  return lines.join('\n');
}

const personColumns = ['user name', 'e-mail', 'phone', 'name', 'password now'];

function personRow({ username, email, phone, displayName, password }: SamplePerson): string[] {
  return [username, email, phone, displayName, password];
}

function table(columns: string[], content: string[][]): string[] {
  const rows = [columns, ...content];
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
