import 'server-only';
import { type AuditKeys, checkAuditMac, signAudit } from './audit-keys';

/** A signed statement: at this time the newest event had this number and this hash. */
export type Checkpoint = { seq: number; hash: string; at: Date; mac: string };

const pattern =
  /rekey-audit-1:(\d{1,15}):([0-9a-f]{64}):(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z):([0-9a-f]{8}\.[\w-]{43})/g;

export function createCheckpoint(keys: AuditKeys, facts: Omit<Checkpoint, 'mac'>): Checkpoint {
  return { ...facts, mac: signAudit(keys, 'checkpoint', covered(facts)) };
}

export function checkCheckpoint(keys: AuditKeys, checkpoint: Checkpoint): 'right' | 'wrong' | 'key_missing' {
  return checkAuditMac(keys, 'checkpoint', covered(checkpoint), checkpoint.mac);
}

/** Formats a checkpoint as one word, the same in a log line, an export or a note. */
export function formatCheckpoint({ seq, hash, at, mac }: Checkpoint): string {
  return `rekey-audit-1:${seq}:${hash}:${at.toISOString()}:${mac}`;
}

/** Formats a checkpoint as the last line of an export in JSON Lines. */
export function checkpointLine(checkpoint: Checkpoint): string {
  return JSON.stringify({ checkpoint: formatCheckpoint(checkpoint) });
}

/** Finds every checkpoint in a text. */
export function readCheckpoints(text: string): Checkpoint[] {
  return [...text.matchAll(pattern)].flatMap(([, seq, hash, time, mac]) => {
    const at = new Date(time ?? '');
    if (!hash || !mac || Number.isNaN(at.getTime())) return [];
    return [{ seq: Number(seq), hash, at, mac }];
  });
}

function covered({ seq, hash, at }: Omit<Checkpoint, 'mac'>): string {
  return `${seq} ${hash} ${at.toISOString()}`;
}
