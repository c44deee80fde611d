import { auditActions, auditOutcomes } from '@/lib/audit/events';
import { actsEn, outcomesEn } from '@/lib/i18n/console/audit/acts-en';

/** `docs/audit.md`: how the audit holds together, and every act that can stand in it. */
export function auditPage(): string {
  return `${text}

## What can stand in it

| Act | In the console |
| --- | --- |
${auditActions.map((name) => `| \`${name}\` | ${actsEn[name]} |`).join('\n')}

| Outcome | In the console |
| --- | --- |
${auditOutcomes.map((name) => `| \`${name}\` | ${outcomesEn[name]} |`).join('\n')}
`;
}

const text = `# The audit

<!-- Written by \`npm run docs\`. Change \`scripts/reference/audit-page.ts\`, then run it again. -->

Everything that people, operators and Rekey itself do, also what was refused or failed. Auditors and administrators read it at
\`/admin/audit\`; who sees some directories only sees the events of those, and none that belong to no directory.

## The chain

Events are numbered without gaps. Each carries a SHA-256 over all its fields and the hash of the event before, so nothing can be changed,
taken out, put in or moved without every later hash being wrong. The database itself refuses to change or delete an event.

\`\`\`sh
npm run audit:verify                  # the database; on the embedded one the server must be stopped
npm run audit:verify -- audit.jsonl   # an exported file; needs no database
\`\`\`

Exit code 0: whole. 1: broken, and the first event that is not right. 2: could not be read. "Check now" in the console does the same as a job
while people work. Both tell the last hash. **Note it down outside of Rekey**, with the number: whoever can write to the database can also write a
whole new audit whose hashes fit, or cut off its end and correct the head, and only a hash that was noted elsewhere tells.

## What is personal

User names, account ids, network addresses, reasons and ticket numbers stand in a table of their own. The chain holds a salted hash over each such part,
and the salt goes with the part: while it is there, a change in it is found (\`personal_changed\`); once it is gone, nobody can
try out values against what is left.

\`audit.personalDays\` (365; at least 30) says after how many days the parts are removed. A job looks every hour and
removes a thousand at a time; each batch leaves an event \`audit_personal_removed\` with the numbers from and to, in the same transaction. A part that is gone
without such an event, or that was younger than 30 days then, breaks the chain (\`personal_missing\`). Addresses alone are not shortened
earlier: the hash covers the part as a whole, so it goes as a whole. Events from before this table hold account and address
themselves and keep them.

## Export

Exporting needs a second factor shown within five minutes, and stands in the audit twice: when it begins, and with the number of events when it ends, or as
\`failed\` where the browser went away. Names and accounts that were asked for are not repeated there.

- **CSV** for spreadsheets: UTF-8 with byte order mark, every cell in quotes, CRLF. Where a cell, or what a spreadsheet that splits at semicolons would take for one,
  could begin a formula, an apostrophe stands before it. So the text is not always exactly what was stored: use JSON Lines for machines.
- **JSON Lines** holds everything that \`audit:verify\` needs. With a filter, events are left out; each is still checked against its own hash,
  and neighbours against each other. \`npm run --silent audit:export > audit.jsonl\` writes the whole audit in the same form.

## Searching

The page stays fast with millions of events because it never counts them all. Where two or more common things are asked that seldom come together it
looks for a limited time, says how far back it came, and offers to look further. Times are taken in your own zone and stand in the address in UTC.`;
