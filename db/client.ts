import pg from 'pg';

/** Is told of each statement when it is sent, and returns what to call when it is answered, with the error if it failed. */
export type StatementWatch = (sql: string) => (error?: unknown) => void;

type Callback = (error: unknown, result: unknown) => void;

/** The driver for Sequelize, its connections heard from the first moment and each of their statements watched. */
export function driver(watch?: StatementWatch): object {
  return Object.create(pg, { Client: { value: watch ? watchedBy(watch) : HeardClient } }) as object;
}

/** Somebody listens for its errors from the first moment: Sequelize begins only once it is open, and one that PostgreSQL ends in between would end the process. */
class HeardClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** Models and hot statements both send theirs here: the first with a callback, the others are given a promise. */
function watchedBy(watch: StatementWatch) {
  const send = pg.Client.prototype.query as unknown as (this: pg.Client, ...args: unknown[]) => unknown;
  class WatchedClient extends HeardClient {}
  WatchedClient.prototype.query = function query(this: pg.Client, ...args: unknown[]) {
    const ended = watch(textOf(args[0]));
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      const told: Callback = (error, result) => {
        ended(error ?? undefined);
        (callback as Callback)(error, result);
      };
      return send.call(this, ...args.slice(0, -1), told);
    }
    const answer = send.call(this, ...args) as Promise<unknown>;
    answer.then(() => ended(), ended);
    return answer;
  } as typeof WatchedClient.prototype.query;
  return WatchedClient;
}

const textOf = (query: unknown): string => (typeof query === 'string' ? query : String((query as pg.QueryConfig).text));
