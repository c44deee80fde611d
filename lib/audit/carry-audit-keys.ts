import 'server-only';
import type { Database } from '@/lib/db/database';
import type { AuditKeys } from './audit-keys';

/** A registered symbol, because Next loads a module more than once. */
const carried = Symbol.for('rekey.audit-keys');
type Carrier = { [carried]?: AuditKeys };

/** Attaches the signing keys of audit events to a database and to every transaction that it begins. */
export function carryAuditKeys(db: Database, keys: AuditKeys): void {
  const isNew = (db as Carrier)[carried] === undefined;
  (db as Carrier)[carried] = keys;
  if (!isNew) return;
  const begin = db.transaction.bind(db);
  db.transaction = (work, config) =>
    begin((tx) => {
      carryAuditKeys(tx, auditKeysOf(db));
      return work(tx);
    }, config);
}

/** Returns the keys attached to a database or transaction. Throws if it was opened without `prepareAudit`. */
export function auditKeysOf(db: Database): AuditKeys {
  const keys = (db as Carrier)[carried];
  if (!keys) throw new Error('This database was opened without the audit keys');
  return keys;
}
