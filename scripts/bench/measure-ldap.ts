import { startOpenLdap, whyNoOpenLdap } from '@/simulators/directory-servers/openldap';
import { firstPassword, manyPeople } from '@/simulators/directory-servers/openldap-entries';
import { cloudPeople } from './bench-config';
import { type BenchSimulator, type PortalOptions, startPortal } from './bench-portal';
import type { CodeSink } from './code-sink';
import { type ChangeRun, runChanges } from './run-changes';
import { type ResetRun, runResets } from './run-resets';

export type LdapRun = {
  /** Rounds in turns: LDAP, then the cloud. */
  resets: { ldap: ResetRun; cloud: ResetRun }[];
  changes: ChangeRun[];
};

type Limits = { atATime: readonly number[]; rounds: number; seconds: number };

/**
 * Resets in OpenLDAP and in the simulated cloud in turns, on one portal, then changes with the current password. Every
 * change is proved by a bind afterwards. Null if OpenLDAP cannot run here.
 */
export async function measureLdap(
  options: PortalOptions,
  { sink, simulator }: { sink: CodeSink; simulator: BenchSimulator },
  limits: Limits,
  onRun: (run: ResetRun) => void,
): Promise<LdapRun | null> {
  if (whyNoOpenLdap() !== null) return null;
  const people = manyPeople(1_000).map(({ mail = '' }) => mail);
  const server = await startOpenLdap({ people: manyPeople(1_000) });
  const portal = await startPortal({ ...options, ldap: server.settings });
  try {
    const stop = async () => undefined;
    // Resets and changes have people of their own, because a reset leaves a password that only the bench's flow knows.
    const ldap = { portal, simulator: { url: '', pid: server.pid, stop }, sink, people: people.slice(0, 800) };
    const cloud = { portal, simulator, sink, people: cloudPeople(2_000) };
    const run: LdapRun = { resets: [], changes: [] };
    for (let round = 0; round < limits.rounds; round += 1) {
      for (const atATime of limits.atATime) {
        const pair = {
          ldap: await runResets(ldap, { atATime, seconds: limits.seconds }),
          cloud: await runResets(cloud, { atATime, seconds: limits.seconds }),
        };
        onRun(pair.ldap);
        run.resets.push(pair);
      }
    }
    const current = new Map(people.slice(800).map((mail) => [mail, firstPassword]));
    const changing = { portal, server, people: people.slice(800), current };
    for (const atATime of limits.atATime)
      run.changes.push(await runChanges(changing, { atATime, seconds: limits.seconds }));
    for (const [mail, password] of current)
      if (!(await server.signsIn(mail.split('@')[0] ?? '', password)))
        throw new Error(`the new password of ${mail} does not sign in`);
    return run;
  } finally {
    await portal.stop();
    await server.stop();
  }
}
