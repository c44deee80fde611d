import type { Machine } from './machine';
import type { AuditRun } from './measure-audit';
import type { FirstView } from './measure-first-view';
import type { FrontPage } from './measure-front-page';
import type { IndexRun } from './measure-index';
import type { LdapRun } from './measure-ldap';
import type { LdapSize } from './measure-ldap-size';
import type { Sameness } from './measure-sameness';
import type { SearchRun } from './measure-search';
import type { StartUp } from './measure-start-up';
import { stepNames } from './reset-flow';
import type { ResetRun } from './run-resets';
import type { ResetLevel } from './run-rounds';
import type { Percentiles } from './statistics';

export type Report = {
  at: string;
  machine: Machine;
  resets: { cloud?: ResetLevel[]; local?: ResetLevel[] };
  ldap?: LdapRun;
  ldapSize?: LdapSize;
  memoryMb?: { resets: number; pss: number }[];
  firstView?: FirstView;
  frontPage?: FrontPage;
  startUp?: StartUp;
  index?: IndexRun;
  search?: SearchRun;
  audit?: AuditRun;
  sameness?: Sameness[];
};

type Row = [what: string, value: string, aim?: string];

/** Formats the report as one table. Targets are shown next to the values but not checked. */
export function formatReport(report: Report): string {
  const rows: Row[] = [
    ...machineRows(report.machine),
    ...resetRows('cloud', report.resets.cloud ?? []),
    ...resetRows('local, Argon2id', report.resets.local ?? []),
    ...(report.ldap ? ldapRows(report.ldap) : []),
    ...(report.ldapSize ? ldapSizeRows(report.ldapSize) : []),
    ...(report.memoryMb ?? []).map(
      ({ resets, pss }): Row => [`memory after ${resets} resets, PSS`, `${n(pss)} MB`, '≤ 400, flat'],
    ),
    ...(report.firstView ? firstViewRows(report.firstView) : []),
    ...(report.frontPage ? frontPageRows(report.frontPage) : []),
    ...(report.startUp ? startUpRows(report.startUp) : []),
    ...(report.index ? indexRows(report.index) : []),
    ...(report.search ? searchRows(report.search) : []),
    ...(report.audit ? auditRows(report.audit) : []),
    ...(report.sameness ?? []).map(samenessRow),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(([what, value, aim = '']) =>
      `${what.padEnd(widths[0] ?? 0)}  ${value.padEnd(widths[1] ?? 0)}  ${aim}`.trimEnd(),
    )
    .join('\n');
}

function machineRows({ cpu, cores, node, calibrationMs, idlePercent }: Machine): Row[] {
  return [
    ['machine', `${cpu}, ${cores} cores, Node ${node}`],
    [
      'calibration (PBKDF2-SHA256, 100,000 rounds)',
      `${n(calibrationMs.best, 1)} ms best, ${n(calibrationMs.median, 1)} median`,
    ],
    ['machine idle before the first run', `${n(idlePercent)} %`, '≥ 90'],
  ];
}

function resetRows(where: string, levels: ResetLevel[]): Row[] {
  return levels.flatMap(({ atATime, middle: run, rounds }): Row[] => {
    const name = `${where}, ${atATime} at a time`;
    return [
      [`${name}: resets per second`, `${n(run.perSecond, 1)} (${run.completed} done, ${run.failed.length} failed)`],
      [
        `${name}: server CPU per reset`,
        `${n(run.cpuMs.portal, 1)} ms (rounds ${rounds.map(({ cpuMs }) => n(cpuMs.portal, 1)).join(', ')})`,
        '≤ 80 ms',
      ],
      [
        `${name}: CPU of the others per reset`,
        `simulator ${n(run.cpuMs.simulator, 1)}, client ${n(run.cpuMs.client, 1)} ms`,
      ],
      [`${name}: CPU used by the rest of the machine`, `${n(run.othersPercent, 1)} %`, '< 10'],
      [`${name}: whole reset`, milliseconds(run.flowMs)],
      ...stepNames.map((step): Row => [`${name}: ${step}`, milliseconds(run.stepMs[step])]),
    ];
  });
}

function ldapRows({ resets, changes }: LdapRun): Row[] {
  const pair = (run: ResetRun) =>
    `${n(run.perSecond, 1)} per s, CPU ${n(run.cpuMs.portal, 1)} ms, ${milliseconds(run.flowMs)}`;
  return [
    ...resets.flatMap(({ ldap, cloud }): Row[] => [
      [`OpenLDAP, ${ldap.atATime} at a time: resets`, `${pair(ldap)}, server ${n(ldap.cpuMs.simulator, 1)} ms`],
      [`cloud in the same round: resets`, pair(cloud)],
    ]),
    ...changes.map(
      (run): Row => [
        `OpenLDAP, ${run.atATime} at a time: changes with the current password`,
        `${n(run.perSecond, 1)} per s (${run.completed} done, ${run.failed.length} failed), CPU ${n(run.cpuMs.portal, 1)} + server ${n(run.cpuMs.server, 1)} ms, ${milliseconds(run.flowMs)}`,
        run.atATime === 16 ? '≥ 105 per s' : '',
      ],
    ),
  ];
}

function ldapSizeRows({ entries, calls, heapMb }: LdapSize): Row[] {
  return [
    ...calls.map(
      ({ name, providerMs, serverMs }): Row => [
        `OpenLDAP of ${entries} entries, ${name}`,
        `${milliseconds(providerMs)}; the server alone ${milliseconds(serverMs)}`,
        'p95 ≤ 50 ms more',
      ],
    ),
    [`OpenLDAP of ${entries} entries, heap`, `${heapMb.map((each) => n(each, 1)).join(', ')} MB`, 'flat'],
  ];
}

function firstViewRows({ requests, bytes, byKind }: FirstView): Row[] {
  const parts = Object.entries(byKind).map(([kind, part]) => `${kind} ${n(part.bytes / 1000, 1)} in ${part.requests}`);
  return [
    ['first view on a phone, over the wire', `${n(bytes / 1000, 1)} kB`, '≤ 160'],
    ['first view on a phone, requests', `${requests} (${parts.join(', ')})`, '≤ 14'],
  ];
}

function frontPageRows({ slots, cpuMsPerGet }: FrontPage): Row[] {
  return [
    ...slots.map(
      ({ perSecond, ms }, at): Row => [
        `GET / at 16 at a time, slot ${at + 1}`,
        `${n(perSecond)} per s, ${milliseconds(ms)}`,
        '≥ 300, no decay',
      ],
    ),
    ['GET /, server CPU', `${n(cpuMsPerGet, 3)} ms`],
  ];
}

function startUpRows({ fresh, existing }: StartUp): Row[] {
  return (
    [
      ['no data yet', fresh],
      ['data of an earlier run', existing],
    ] as const
  ).map(([name, run]) => [
    `start to ready, ${name}`,
    `${n(run.readyMs)} ms (CPU ${n(run.cpuMs)} ms, PSS ${n(run.pssMb)} MB, for a moment ${n(run.peakRssMb)} MB RSS)`,
  ]);
}

function indexRows({ accounts, seconds, cpuSeconds, peakRssMb, pssMb }: IndexRun): Row[] {
  return [
    [`index of ${accounts} accounts, from the start`, `${n(seconds)} s, of which CPU ${n(cpuSeconds, 1)} s`],
    [`index of ${accounts} accounts, memory`, `peak ${n(peakRssMb)} MB (RSS), ${n(pssMb)} MB after (PSS)`],
  ];
}

function auditRows({ events, pages }: AuditRun): Row[] {
  return pages.map(({ name, ms, found, reached }) => [
    `audit of ${events} events, page: ${name}`,
    `${milliseconds(ms)} (${found} found${reached ? ', looked so far' : ''})`,
    'p95 ≤ 100 ms',
  ]);
}

function searchRows({ accounts, firstMs, wholeMs, databaseMs }: SearchRun): Row[] {
  const name = `search in 3 × ${accounts} accounts`;
  return [
    [`${name}: first results on the page`, milliseconds(firstMs), 'p95 ≤ 300'],
    [`${name}: the whole page`, milliseconds(wholeMs)],
    [`${name}: one directory in the database`, milliseconds(databaseMs)],
  ];
}

function samenessRow({ directory, step, pairs, knownMs, unknownMs, ratio, auc }: Sameness): Row {
  return [
    `known by unknown in ${pairs} pairs, ${directory}: ${step}`,
    `${n(knownMs, 2)} by ${n(unknownMs, 2)} ms: ratio ${n(ratio, 3)}, AUC ${n(auc, 2)}`,
    '0.95 to 1.05',
  ];
}

function milliseconds({ p50, p95, p99 }: Percentiles): string {
  return `p50 ${n(p50, 1)}, p95 ${n(p95, 1)}, p99 ${n(p99, 1)} ms`;
}

function n(value: number, digits = 0): string {
  return value.toFixed(digits);
}
