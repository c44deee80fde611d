import 'server-only';
import { and, eq, inArray, like, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { fold } from '@/lib/base/fold';
import type { AccountId, DirectoryId } from '@/lib/base/ids';
import type { OperatorScope } from '@/lib/base/permissions';
import { accountSearch, auditPersonal } from '@/lib/db/console-schema';
import { auditEvent } from '@/lib/db/schema';
import { searchQuery } from '@/lib/db/search-query';
import type { AuditFilter } from './audit-filter';
import type { SeqRange } from './find-seq-range';

/** One condition on events. */
export type AuditCondition = {
  /** On `audit_event`; with `keep`, joined with `audit_personal`. */
  where: SQL | undefined;
  /** For personal data: a statement that returns which of these numbers (a list as text, `{1,2}`) match. */
  keep?: (numbers: string) => SQL;
  /** A statement for at most `most` matching numbers, in no order. A few may be outside the range. */
  few: (range: SeqRange, most: number) => SQL;
  /** For a condition on one value of a column: an index on that column and `seq` returns matches in order. */
  ordered?: { column: PgColumn; value: string };
};

/**
 * Returns the conditions of a filter and an operator's scope, except the time. Events without a directory need scope
 * `all`.
 */
export function auditConditions(filter: AuditFilter, scope: OperatorScope): AuditCondition[] {
  const conditions: AuditCondition[] = [];
  const equals = (column: PgColumn, value: string | undefined) => {
    if (value !== undefined) conditions.push({ ...oneOf(column, [value]), ordered: { column, value } });
  };
  if (filter.request !== undefined) conditions.push(ofRare(auditEvent.requestId, filter.request));
  if (filter.attempt !== undefined) conditions.push(ofRare(auditEvent.attemptId, filter.attempt));
  equals(auditEvent.targetOperator, filter.about);
  if (filter.account !== undefined) conditions.push(ofAccount(filter.directory ?? '', filter.account));
  if (filter.q !== undefined) conditions.push(ofText(filter.q));
  if (filter.person !== undefined) conditions.push(ofPerson(filter.person));
  equals(auditEvent.actor, filter.operator);
  equals(auditEvent.action, filter.action);
  equals(auditEvent.directoryId, filter.directory);
  equals(auditEvent.outcome, filter.outcome);
  if (scope.directories !== 'all' && !scope.directories.includes(filter.directory ?? '')) {
    conditions.push(oneOf(auditEvent.directoryId, scope.directories));
  }
  return conditions;
}

/** One text parameter: a list would be thousands of parameters. */
export function amongNumbers(column: PgColumn, numbers: string): SQL {
  return sql`${column} = any(${numbers}::bigint[])`;
}

/**
 * Rows with one value of a column, written as `>=` and `<=`. With `=` the planner concludes that the order of `seq` is
 * enough, and may scan the whole table for a rare value. Sort by the column and `seq`.
 */
export function oneValue(column: PgColumn, value: string, { low, high }: SeqRange): SQL {
  return sql`${column} >= ${value} and ${column} <= ${value}
    and (${column}, ${auditEvent.seq}) >= (${value}, ${low}) and (${column}, ${auditEvent.seq}) <= (${value}, ${high})`;
}

function oneOf(column: PgColumn, values: string[]): AuditCondition {
  return {
    where: inArray(column, values),
    few: (range, most) => {
      const parts = values.map(
        (value) => sql`(select ${auditEvent.seq} as seq from ${auditEvent} where ${oneValue(column, value, range)}
          order by ${column} desc, ${auditEvent.seq} desc limit ${most})`,
      );
      const all = parts.length === 0 ? sql`select 0 as seq where false` : sql.join(parts, sql` union all `);
      return sql`select seq from (${all}) found limit ${most}`;
    },
  };
}

/**
 * Rows with one value of a column that few rows share. `+ 0` hides the range from the planner, so it uses the index on
 * the column.
 */
function ofRare(column: PgColumn, value: string): AuditCondition {
  const where = eq(column, value);
  return {
    where,
    few: ({ low, high }, most) => sql`select ${auditEvent.seq} as seq from ${auditEvent}
      where ${where} and ${auditEvent.seq} + 0 between ${low} and ${high} limit ${most}`,
  };
}

function ofAccount(directoryId: DirectoryId, accountId: AccountId): AuditCondition {
  const personal = and(eq(auditPersonal.directoryId, directoryId), eq(auditPersonal.accountId, accountId));
  const old = and(eq(auditEvent.directoryId, directoryId), eq(auditEvent.accountId, accountId));
  return {
    where: or(personal, old),
    keep: (numbers) => sql`
      select ${auditPersonal.seq} as seq from ${auditPersonal}
        where ${amongNumbers(auditPersonal.seq, numbers)} and ${personal}
      union all select ${auditEvent.seq} from ${auditEvent}
        where ${amongNumbers(auditEvent.seq, numbers)} and ${old}`,
    few: (_range, most) => sql`select seq from (
      (select ${auditPersonal.seq} as seq from ${auditPersonal} where ${personal} limit ${most})
      union all (select ${auditEvent.seq} from ${auditEvent} where ${old} limit ${most})) found limit ${most}`,
  };
}

/** At most this many accounts are checked if the words match more. */
const mostAccounts = 200;

/**
 * Matches words of the reason, the ticket and the affected operator; accounts, found by their own search by name,
 * address and number; the beginning of a user name; or a whole request id. Every part has its index.
 */
function ofText(text: string): AuditCondition {
  const query = searchQuery(text);
  const name = startsWith(text);
  const words = query === null ? sql`false` : sql`${auditPersonal.words} @@ ${query}::tsquery`;
  const accounts = sql`select directory_id, account_id from ${accountSearch}
    where ${query === null ? sql`false` : sql`${accountSearch.words} @@ ${query}::tsquery`} limit ${mostAccounts}`;
  const request = eq(auditEvent.requestId, text);
  return {
    where: undefined,
    keep: (numbers) => sql`
      select seq from (select * from ${auditPersonal}
        where ${amongNumbers(auditPersonal.seq, numbers)} offset 0) ${auditPersonal}
        where ${words} or (${name}) or (${auditPersonal.directoryId}, ${auditPersonal.accountId}) in (${accounts})
      union all select ${auditEvent.seq} from ${auditEvent}
        where ${amongNumbers(auditEvent.seq, numbers)} and ${request}`,
    few: (_range, most) => sql`
      with found as materialized (${accounts})
      select distinct seq from (
        (select ${auditPersonal.seq} as seq from ${auditPersonal} where ${words} limit ${most})
        union all (select ${auditPersonal.seq} from ${auditPersonal} where ${name} limit ${most})
        union all (select ${auditPersonal.seq} from found join ${auditPersonal}
          on ${auditPersonal.directoryId} = found.directory_id and ${auditPersonal.accountId} = found.account_id
          limit ${most})
        union all (select ${auditEvent.seq} from ${auditEvent} where ${request} limit ${most})
      ) numbers limit ${most}`,
  };
}

function ofPerson(person: string): AuditCondition {
  const where = startsWith(person);
  return {
    where,
    keep: (numbers) => sql`select seq from (select * from ${auditPersonal}
      where ${amongNumbers(auditPersonal.seq, numbers)} offset 0) ${auditPersonal} where ${where}`,
    few: (_range, most) => sql`select ${auditPersonal.seq} as seq from ${auditPersonal} where ${where} limit ${most}`,
  };
}

/** The beginning of a user name, folded. The index on names can answer byte-wise comparisons. */
function startsWith(name: string): SQL | undefined {
  const start = fold(name);
  return and(
    like(auditPersonal.accountNameFold, `${start.replace(/[\\%_]/g, '\\$&')}%`),
    sql`${auditPersonal.accountNameFold} ~>=~ ${start}`,
    sql`${auditPersonal.accountNameFold} ~<~ ${`${start}\u{10ffff}`}`,
  );
}
