import 'server-only';
import {
  type messages,
  PGlite,
  parse,
  protocol,
  type QueryOptions,
  type Results,
  type Transaction,
} from '@electric-sql/pglite';

/** A statement that PostgreSQL has prepared under a name. */
type Prepared = { name: string; parameterTypes: number[]; columns: messages.BackendMessage[] };

/** More than the number of different texts in Rekey. Beyond it, statements run unprepared. */
const mostStatements = 500;
/** Plans made while a table was small must not outlive its growth, so all plans are discarded after this time. */
const planLifeMs = 60_000;

/**
 * PGlite that prepares a statement from its second run on. PGlite itself parses and plans each one again, in six calls
 * into the database. A prepared statement takes one call and skips both steps, which are most of the cost of a small
 * statement.
 */
export class PreparedPglite extends PGlite {
  readonly #statements = new Map<string, Prepared | null>();
  #prepared = 0;
  #plannedAt = Date.now();

  override async query<T>(text: string, values?: unknown[], options?: QueryOptions): Promise<Results<T>> {
    if (!this.#isRepeated(text)) return super.query<T>(text, values, options);
    await this._checkReady();
    return this._runExclusiveTransaction(() => this.#run<T>(text, values, options));
  }

  override transaction<T>(task: (tx: Transaction) => Promise<T>): Promise<T> {
    return super.transaction((tx) => {
      const query = <Row>(text: string, values?: unknown[], options?: QueryOptions) =>
        tx.closed || !this.#isRepeated(text)
          ? tx.query<Row>(text, values, options)
          : this.#run<Row>(text, values, options);
      return task({
        query,
        sql: tx.sql.bind(tx),
        exec: tx.exec.bind(tx),
        rollback: tx.rollback.bind(tx),
        listen: tx.listen.bind(tx),
        get closed() {
          return tx.closed;
        },
      });
    });
  }

  #isRepeated(text: string): boolean {
    if (this.#statements.has(text)) return true;
    if (this.#statements.size < mostStatements) this.#statements.set(text, null);
    return false;
  }

  #run<T>(text: string, values: unknown[] = [], options: QueryOptions = {}): Promise<Results<T>> {
    return this._runExclusiveQuery(async () => {
      const statement = this.#statements.get(text) ?? (await this.#prepare(text));
      const serialized = values.map((value, at) => this.#serialize(value, statement.parameterTypes[at] ?? 0));
      await this.#discardOldPlans();
      const answers = await this.#send([
        protocol.serialize.bind({ statement: statement.name, values: serialized }),
        protocol.serialize.execute(),
      ]);
      // Inherited instead of copied: copying hundreds of parsers costs more than running a small statement.
      const parsers = Object.assign(Object.create(this.parsers), options.parsers);
      const [results] = parse.parseResults([...statement.columns, ...answers], parsers, {
        rowMode: options.rowMode ?? 'object',
      });
      return results as Results<T>;
    });
  }

  async #prepare(text: string): Promise<Prepared> {
    this.#prepared += 1;
    const name = `rekey_${this.#prepared}`;
    const answers = await this.#send([
      protocol.serialize.parse({ name, text }),
      protocol.serialize.describe({ type: 'S', name }),
    ]);
    const statement = {
      name,
      parameterTypes: parse.parseDescribeStatementResults(answers),
      columns: answers.filter((answer) => answer.name === 'rowDescription'),
    };
    this.#statements.set(text, statement);
    return statement;
  }

  async #discardOldPlans(): Promise<void> {
    if (Date.now() - this.#plannedAt < planLifeMs) return;
    this.#plannedAt = Date.now();
    await this.#send([
      protocol.serialize.parse({ text: 'discard plans' }),
      protocol.serialize.bind(),
      protocol.serialize.execute(),
    ]);
  }

  /** Sends messages and the end of their batch in one call. Rejects with the database's first error. */
  #send(batch: Uint8Array[]): Promise<messages.BackendMessage[]> {
    return this.execProtocolStream(Buffer.concat([...batch, protocol.serialize.sync()]), { syncToFs: false });
  }

  #serialize(value: unknown, type: number): string | null {
    if (value === null || value === undefined) return null;
    const serialize = this.serializers[type];
    return serialize ? serialize(value) : String(value);
  }
}
