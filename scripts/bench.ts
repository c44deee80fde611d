import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cloudPeople, localPeople } from './bench/bench-config';
import { type BenchPortal, type BenchSimulator, startPortal, startSimulator } from './bench/bench-portal';
import { type CodeSink, startCodeSink } from './bench/code-sink';
import { describeMachine } from './bench/machine';
import { measureAudit } from './bench/measure-audit';
import { measureFirstView } from './bench/measure-first-view';
import { measureFrontPage } from './bench/measure-front-page';
import { measureIndex } from './bench/measure-index';
import { measureLdap } from './bench/measure-ldap';
import { measureLdapSameness } from './bench/measure-ldap-sameness';
import { measureLdapSize } from './bench/measure-ldap-size';
import { measureSameness } from './bench/measure-sameness';
import { measureSearch } from './bench/measure-search';
import { measureStartUp } from './bench/measure-start-up';
import { readPssMb } from './bench/process-usage';
import { proveInCloud, proveLocally } from './bench/prove-password';
import { formatReport, type Report } from './bench/report';
import { type ResetRun, runResets } from './bench/run-resets';
import { runRounds } from './bench/run-rounds';
import { choosePort } from './demo/choose-port';

const names = [
  'start-up',
  'memory',
  'cloud',
  'local',
  'ldap',
  'ldap-size',
  'first-view',
  'front-page',
  'sameness',
  'ldap-sameness',
  'index',
  'audit',
  'search',
] as const;
type Name = (typeof names)[number];

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } });
const quick = values.quick;
/** Three rounds; the median round counts. With `--quick`, one. */
const howLong = { atATime: [1, 4, 16], rounds: quick ? 1 : 3 };

/** Runs the selected measurements on the built portal, prints the table and writes `.cache/bench.json`. */
async function bench(wanted: readonly Name[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rekey-bench-'));
  const stops: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    say('Looking at the machine for four seconds …');
    const report: Report = { at: new Date().toISOString(), machine: await describeMachine(), resets: {} };
    const sink = await startCodeSink();
    stops.push(() => sink.close());
    const simulator = await startSimulator(folder, 2_000);
    stops.push(simulator.stop);
    const port = await choosePort(4_300);
    const smtp = sink.url;
    const options = { folder: join(folder, 'portal'), port, smtp, volcengine: simulator.url, people: localPeople(60) };
    if (wanted.includes('start-up')) {
      say('Starting and stopping the portal …');
      report.startUp = await measureStartUp({ ...options, people: localPeople(2) }, quick ? 1 : 3);
    }
    if (
      wanted.some(
        (name) =>
          !['start-up', 'ldap', 'ldap-size', 'sameness', 'ldap-sameness', 'index', 'audit', 'search'].includes(name),
      )
    ) {
      const portal = await startPortal(options);
      stops.push(portal.stop);
      await measureRunning({ wanted, report, portal, simulator, sink });
      await portal.stop();
    }
    if (wanted.includes('ldap')) {
      say('Resets and changes in OpenLDAP, 1, 4 and 16 at a time, in turns with the cloud …');
      const own = { ...options, folder: join(folder, 'ldap'), people: localPeople(2) };
      const ldap = await measureLdap(own, { sink, simulator }, { ...howLong, seconds: quick ? 8 : 25 }, tell);
      if (ldap) report.ldap = ldap;
    }
    if (wanted.includes('sameness')) {
      say('Known and unknown people in three directories, in turns …');
      const own = { ...options, folder: join(folder, 'sameness') };
      report.sameness = await measureSameness(own, sink, quick ? 50 : 200);
    }
    if (wanted.includes('ldap-sameness')) {
      say('Known, locked, disabled, privileged and unknown people in OpenLDAP, in turns …');
      const own = { ...options, folder: join(folder, 'ldap-sameness') };
      report.sameness = [
        ...(report.sameness ?? []),
        ...((await measureLdapSameness(own, sink, quick ? 50 : 200)) ?? []),
      ];
    }
    if (wanted.includes('ldap-size')) {
      const entries = quick ? 5_000 : 100_000;
      say(`Look-ups and searches in an OpenLDAP directory of ${entries} entries …`);
      const size = await measureLdapSize(entries, quick ? 20 : 200);
      if (size) report.ldapSize = size;
    }
    if (wanted.includes('index')) {
      say('Reading 100,000 accounts …');
      const own = { ...options, folder: join(folder, 'index'), people: localPeople(2) };
      report.index = await measureIndex(own, quick ? 2_000 : 100_000);
    }
    if (wanted.includes('audit')) {
      const events = quick ? 50_000 : 1_000_000;
      say(
        `Writing ${events} events and reading pages of them; AUDIT_DATABASE_URL names an empty PostgreSQL database …`,
      );
      const at = { folder: join(folder, 'audit'), databaseUrl: process.env['AUDIT_DATABASE_URL'] };
      report.audit = await measureAudit(at, events, quick ? 10 : 40);
    }
    if (wanted.includes('search')) {
      say('Searching in three directories of 100,000 accounts …');
      const own = { ...options, folder: join(folder, 'search'), people: localPeople(2) };
      report.search = await measureSearch(own, quick ? 2_000 : 100_000, quick ? 3 : 20);
    }
    mkdirSync(join(root, '.cache'), { recursive: true });
    writeFileSync(join(root, '.cache/bench.json'), `${JSON.stringify(report, null, 2)}\n`);
    say(`\n${formatReport(report)}\n`);
    say('Written to .cache/bench.json. Machines drift: compare figures only beside their calibration, or as ratios of');
    say('runs that took turns. For Lighthouse, start the portal and run: npx lighthouse <address> --preset=perf');
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}

type Running = {
  wanted: readonly Name[];
  report: Report;
  portal: BenchPortal;
  simulator: BenchSimulator;
  sink: CodeSink;
};

async function measureRunning({ wanted, report, portal, simulator, sink }: Running): Promise<void> {
  const people = cloudPeople(2_000);
  const prove = (email: string, password: string) => proveInCloud(simulator.url, email, password);
  const cloud = { portal, simulator, sink, people, prove };
  if (wanted.includes('memory')) {
    say('Memory over many resets, 4 at a time …');
    report.memoryMb = [{ resets: 0, pss: readPssMb(portal.pid) }];
    for (const resets of quick ? [100] : [100, 400, 700, 1_000]) {
      const before = report.memoryMb.at(-1)?.resets ?? 0;
      tell(await runResets(cloud, { atATime: 4, seconds: 600, resets: resets - before }));
      report.memoryMb.push({ resets, pss: readPssMb(portal.pid) });
    }
  }
  if (wanted.includes('cloud')) {
    say('Resets in the cloud, 1, 4 and 16 at a time …');
    report.resets.cloud = await runRounds(cloud, { ...howLong, seconds: quick ? 8 : 25 }, tell);
  }
  if (wanted.includes('local')) {
    say('Resets in the local directory, 1, 4 and 16 at a time …');
    const last = new Map<string, string>();
    const remember = async (email: string, password: string) => void last.set(email, password);
    const local = { portal, simulator, sink, people: localPeople(60).map(({ email }) => email), prove: remember };
    report.resets.local = await runRounds(local, { ...howLong, seconds: quick ? 8 : 15 }, tell);
    // Once per user and after the run, because checking a password costs the portal CPU time.
    for (const [email, password] of last) await proveLocally(portal.origin, email, password);
  }
  if (wanted.includes('front-page')) {
    say('The first page, 16 at a time …');
    report.frontPage = await measureFrontPage(portal, quick ? 3 : 10);
  }
  if (wanted.includes('first-view')) {
    say('The first view on a phone …');
    report.firstView = await measureFirstView(portal.origin);
  }
}

/** Prints the result of one run while the others are still pending. */
function tell(run: ResetRun): void {
  say(`  ${run.atATime} at a time: ${run.cpuMs.portal.toFixed(1)} ms of server CPU per reset`);
  for (const failure of run.failed.slice(0, 3)) say(`  failed: ${failure}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function choose(): readonly Name[] {
  if (values.only === undefined)
    return quick ? names.filter((name) => !['index', 'audit', 'search'].includes(name)) : names;
  const only = values.only.split(',');
  const unknown = only.filter((name) => !names.some((known) => known === name));
  if (unknown.length > 0) throw new Error(`--only takes ${names.join(', ')}; not ${unknown.join(', ')}`);
  return names.filter((name) => only.includes(name));
}

if (!existsSync(join(root, '.next/serve.mjs'))) throw new Error('Rekey is not built. First run: npm run build');
await bench(choose());
process.exit(0);
