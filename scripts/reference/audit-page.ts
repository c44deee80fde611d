import { auditActions, auditOutcomes } from '@/lib/audit/events';
import { actsEn, outcomesEn } from '@/lib/i18n/console/audit/acts-en';

/** Returns `docs/audit.md`: how the audit is protected, and every event that can be recorded. */
export function auditPage(): string {
  return `${text}

## Events

| Event | In the console |
| --- | --- |
${auditActions.map((name) => `| \`${name}\` | ${actsEn[name]} |`).join('\n')}

| Result | In the console |
| --- | --- |
${auditOutcomes.map((name) => `| \`${name}\` | ${outcomesEn[name]} |`).join('\n')}
`;
}

const text = `# The audit

<!-- Written by \`npm run docs\`. Change \`scripts/reference/audit-page.ts\`, then run it again. -->

For auditors, for people who operate Rekey, and for readers of \`lib/audit\`. This page describes how the audit is
protected against changes, how to verify and export it, how personal data is removed, and which events exist.

The audit records every act of users, operators and Rekey itself, including refused and failed ones. Auditors and
administrators read it at \`/admin/audit\`. Operators with selected directories see only the events of those directories.

## The chain

Events are numbered without gaps. Each carries a SHA-256 hash over all its fields and the hash of the previous event. It
also carries an HMAC-SHA-256 over that hash, under a key that is derived from \`APP_SECRET\` and is not in the database.
An attacker who can write to the database can recompute hashes but cannot sign them, so a changed, removed, inserted or
moved event is detected. The record of the newest event (the head) is signed in the same way. The database itself
refuses to change or delete an event.

A **checkpoint** is a signed statement: at this time, the newest event had this number and this hash. Rekey creates one
when it starts and stops, after an hour or a thousand events at the latest, and at the end of each complete export. It
first verifies everything since the previous checkpoint, so a forged event is never signed. A checkpoint is one word
without spaces, in the same format everywhere, so it can also be sent to other systems:

\`\`\`text
rekey-audit-1:<number>:<hash>:<time>:<key id>.<HMAC>
\`\`\`

Checkpoints are stored in four places: in the database, in the file \`audit-checkpoint\` in \`DATA_DIR\` (the newest only),
in the log as \`audit checkpoint\` (at \`LOG_LEVEL\` \`info\`), and in exports. **Send the log to another machine**: a
checkpoint there proves later that events are missing, even if this machine and its database are compromised.

\`\`\`sh
npm run audit:verify                  # the database; stop the server first if it is embedded
npm run audit:verify -- audit.jsonl   # an exported file; needs no database
npm run audit:verify -- --checkpoint rekey.log   # also against the checkpoints of a log, a note or an export
\`\`\`

Exit code 0: intact. 1: truncated or rewritten, with the first wrong event. 2: it could not be read. "Check now" in the
console runs the same check as a job while the server runs, and records the result.

| Result | Meaning |
| --- | --- |
| intact | Every event is signed, follows the previous one, and agrees with all known checkpoints. |
| intact since the checkpoint of … | The same from that event on. Older events date from before events were signed. Their hashes match, and the first signed event (\`audit_sealed\`) covers them, so they cannot have changed since. |
| truncated | Events at the end are missing: the head or a checkpoint proves them. |
| rewritten | An event, its personal data, the head or a checkpoint is not what Rekey wrote. |

A file is verified with the secret of this machine (\`APP_SECRET\`, or \`app-secret\` in \`DATA_DIR\`). Without a secret, the
hash chain and the agreement with checkpoints are verified, and the signatures are reported as not checked. The secret
can also sign events, so do not give it to a person who only needs to verify.

After a change of \`APP_SECRET\`, new events are signed with the new key, and a replaced key is not accepted again in
later events. Earlier keys are kept in the database, encrypted under the new secret, so old events can still be verified
after \`APP_SECRET_PREVIOUS\` is removed.

What this does **not** protect against:

- An attacker who has the master secret, or runs code on this machine, can sign anything. Checkpoints and exports stored
  elsewhere before that still prove what the audit contained then.
- An attacker who can write to the database and to \`DATA_DIR\` can restore an earlier, complete state (events, head and
  checkpoints). Only a checkpoint stored elsewhere reveals this: \`truncated\`, or \`rewritten\` once new events have been
  recorded.
- The same attacker can remove events after the last checkpoint that left the machine, at most an hour of them, without
  a trace.

A restored backup is reported in the same way, because events are missing. If the restore was intended, record the
reason, remove \`audit-checkpoint\` from \`DATA_DIR\`, and start Rekey.

## Personal data

User names, account ids, network addresses, reasons, ticket numbers, and the name and e-mail address of an operator that
an event is about are stored in a separate table, one part per event. The chain contains a salted hash of each part. The
salt is removed together with the part. While the part exists, a change in it is detected (\`personal_changed\`). Once it
is gone, its values cannot be guessed from what is left.

\`audit.personalDays\` (365; at least 30) is the number of days after which the parts are removed. Every hour a periodic
task removes them, a thousand at a time. Each batch records an event \`audit_personal_removed\` with the first and last
number, in the same transaction. A part that is missing without such an event, or that was younger than 30 days then, breaks the
chain (\`personal_missing\`). Addresses are not shortened earlier on their own: the hash covers the whole part, so it is
removed as a whole. Events older than this table contain account and address themselves and keep them.

## Export

An export needs a second factor that was verified within the last five minutes and not used for another target. It is
recorded twice: when it begins, and when it ends, with the number of events, or as \`failed\` if the browser disconnected.
These events do not repeat names and accounts from the filter.

- **CSV** for spreadsheets: UTF-8 with byte order mark, every cell in quotes, CRLF. If a cell could start a formula, an
  apostrophe is added before it. The same applies to what a spreadsheet that splits at semicolons or tabs would treat as
  a cell. The text is therefore not always exactly what was stored: use JSON Lines for machines.
- **JSON Lines** contains everything that \`audit:verify\` needs. With a filter, events are omitted. Each exported event
  is still checked against its own hash, and consecutive events against each other.
  \`npm run --silent audit:export > audit.jsonl\` writes the whole audit in the same format.

## Changes

An event about a change of settings, directories or operators holds every value that differs as \`before.<path>\` and
\`after.<path>\`. A value that exists on one side only has one of the two. For a secret both sides say \`set\` or \`not set\`; if
both say \`set\`, it was replaced. The console shows one line for each value, \`old → new\`, and does so for events of earlier
versions as well.

## Related events

All events of one reset have the same reset id: the first 16 characters of the attempt's id. If an operator created a
link, it is that of the link's id, from the creation of the link on. "All events of this reset" on an event shows them.
A reset takes several requests, each with its own request id. An event about an operator names that operator
(\`targetOperator\`).

## Searching

"Search" finds words of a reason, a ticket, an operator that an event is about, and the accounts that the account search
finds (by user name, name, e-mail address or number). It also finds the beginning of a user name, and a whole request
id. Data removed by retention is no longer found. If a filter cannot be parsed, its field says so and no events are
shown.

The page stays fast with millions of events because it never counts them all. If several common filters rarely match
together, it searches for a limited time, says how far back it got, and offers to continue. Times are entered in your
own time zone; the address contains them in UTC.`;
