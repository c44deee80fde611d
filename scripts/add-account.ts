import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { recordEvent } from '@/lib/audit/record-event';
import { isMailAddress } from '@/lib/base/mail-address';
import { isPhoneNumber } from '@/lib/base/phone-numbers';
import { loadConfig } from '@/lib/config/load-config';
import { addLocalAccount, type NewLocalAccount } from '@/lib/db/add-local-account';
import type { Database, OpenDatabase } from '@/lib/db/database';
import { canBeTyped } from '@/lib/reset/can-be-typed';
import { prepareStoredSettings } from '@/lib/settings/prepare-stored-settings';
import { listStoredDirectories } from '@/lib/settings/stored-directories';
import { runOnDatabase } from './run-on-database';

const usage =
  'Usage: npm run account:add -- --username ana.lopez [--name "Ana López"]\n' +
  '         [--email ana@example.com] [--phone +34600000001] [--directory local]\n' +
  'An e-mail address or a phone is needed. --directory is needed if there are several local directories.\n';

/**
 * `npm run account:add`: adds a user without a password to a local directory. The user chooses the first password at
 * the portal, with a code sent to the address given here. With the embedded database the server must be stopped.
 */
async function addAccount(): Promise<void> {
  const { username, name, email, phone, directory, help } = readArguments();
  if (help) {
    process.stdout.write(usage);
    return;
  }
  if (!username || !(email || phone))
    throw new Error(`A user name and an e-mail address or phone are needed.\n${usage}`);
  if (!canBeTyped(username))
    throw new Error(
      'Expected a user name that people can type: no invisible characters, no spaces around it, and nothing that reads as another name.',
    );
  if (phone && !isPhoneNumber(phone)) throw new Error('Expected a phone number such as +34600000001.');
  if (email && !isMailAddress(email)) throw new Error('Expected an e-mail address such as ana@example.com.');
  await runOnDatabase(async (database, env) => {
    const fromFile = existsSync(env.CONFIG_FILE) ? loadConfig(env.CONFIG_FILE).directories : null;
    const entries = fromFile ?? (await readStored(database.db));
    const chosen = chooseDirectory(entries, directory);
    const person = { username, displayName: name ?? null, email: email?.toLowerCase() ?? null, phone: phone ?? null };
    const added = await addAudited(database, chosen, { ...person, passwordHash: null });
    if (!added.ok) throw new Error(`"${username}" is taken.`);
    process.stdout.write(
      `Added ${username} to the directory "${chosen}". They choose their password at ${env.APP_URL}\n`,
    );
    return 0;
  });
}

/** Adds the account and its audit event, both or neither. */
function addAudited({ db, clock }: OpenDatabase, directoryId: string, account: NewLocalAccount) {
  return db.transaction(async (tx) => {
    const now = clock();
    const added = await addLocalAccount(tx, directoryId, account, now);
    if (!added.ok) return added;
    const about = { directoryId, accountId: added.value, accountName: account.username };
    await recordEvent(tx, { action: 'local_account_added', outcome: 'ok', at: now, actor: 'command', ...about });
    return added;
  });
}

/** Reads the directories that are managed in the console, for use without a configuration file. */
async function readStored(db: Database): Promise<unknown[]> {
  await prepareStoredSettings(db, new Date());
  return (await listStoredDirectories(db)).map(({ entry }) => entry);
}

function readArguments() {
  const text = { type: 'string' } as const;
  const options = { username: text, name: text, email: text, phone: text, directory: text };
  try {
    return parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`);
  }
}

/** Returns the id of the requested local directory, or of the only one. Throws if neither exists. */
function chooseDirectory(entries: unknown[], asked: string | undefined): string {
  const ids = entries.flatMap((entry) => {
    const { id, kind } = entry as { id?: unknown; kind?: unknown };
    return kind === 'local' && typeof id === 'string' ? [id] : [];
  });
  const [only] = ids;
  if (only === undefined)
    throw new Error('There is no local directory. Add one of kind "local" to the configuration first.');
  if (asked === undefined && ids.length === 1) return only;
  if (asked !== undefined && ids.includes(asked)) return asked;
  const problem =
    asked === undefined ? 'There are several local directories.' : `There is no local directory "${asked}".`;
  throw new Error(`${problem} Choose one with --directory: ${ids.join(', ')}.`);
}

addAccount().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
