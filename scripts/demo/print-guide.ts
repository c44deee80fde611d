import { samplePeople } from '@/simulators/people';

/**
 * Returns the text printed once the demo is up. It fits a small terminal; the sample users are listed beside the inbox.
 */
export function printGuide(appUrl: string, log: string): string {
  const [first] = samplePeople.cloud;
  return [
    '',
    `Rekey is up. Open ${appUrl} and type ${first?.email ?? ''}`,
    `  ${appUrl}/demo/inbox    mail and texts, and people to try`,
    `  ${appUrl}/demo/sign-in  try a name and a password`,
    `  ${appUrl}/admin         the console, for operators`,
    'Each start of the demo begins afresh. Ctrl-C stops it.',
    `Log: ${log}`,
    '',
    '',
  ].join('\n');
}
