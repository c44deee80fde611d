import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const ticksPerSecond = 100;

/**
 * Returns the CPU time (user and system, ended children included) of a process tree, in milliseconds, in steps of 10.
 */
export function readCpuMs(pid: number): number {
  const ticks = listTree(pid).map((each) => {
    const [user, system, endedUser, endedSystem] = readStat(each).slice(11, 15).map(Number);
    return (user ?? 0) + (system ?? 0) + (endedUser ?? 0) + (endedSystem ?? 0);
  });
  return (sum(ticks) * 1000) / ticksPerSecond;
}

/** Returns the memory of a process tree in MB, with shared pages divided among their users (PSS). */
export function readPssMb(pid: number): number {
  return sum(listTree(pid).map((each) => readKilobytes(`/proc/${each}/smaps_rollup`, 'Pss'))) / 1024;
}

/** Resets the peak that `readPeakMb` returns. */
export function forgetPeak(pid: number): void {
  // Linux: 5 resets the high-water mark (proc_pid_clear_refs(5)).
  for (const each of listTree(pid)) writeFileSync(`/proc/${each}/clear_refs`, '5');
}

/** Returns the highest peak memory of any process in the tree, in MB (RSS). */
export function readPeakMb(pid: number): number {
  return Math.max(...listTree(pid).map((each) => readKilobytes(`/proc/${each}/status`, 'VmHWM'))) / 1024;
}

function listTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const parent = Number(readStat(pid)[1]);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

/** Returns the fields of `/proc/PID/stat` from the state on. The name before them may contain spaces. */
function readStat(pid: number): string[] {
  const text = readOr(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function readKilobytes(path: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readOr(path))?.[1] ?? 0);
}

/** Returns an empty text if the process has ended meanwhile. */
function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
