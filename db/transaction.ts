import { Transaction } from 'sequelize';
import { sequelize } from './connection';
import { borrow, giveBack, patiently, type PooledConnection, send } from './pooled';
import { within } from './transaction-context';

/** What Sequelize keeps of a transaction besides its types: models join by the connection, and hooks run after the commit. */
interface Insides {
  id: string;
  connection: PooledConnection;
  finished?: 'commit' | 'rollback';
  _afterCommitHooks: ((transaction: Transaction) => unknown)[];
}

/**
 * Runs `work` in a transaction of its own: models and statements below join it. Beginning and what every transaction says
 * first travel together as one message, so `opening` must be SQL without parameters. Commits when `work` returns. Answers are
 * waited for as long as told, should that be longer than usual.
 */
export async function transact<T>(opening: string, work: () => Promise<T>, statementSeconds = 0): Promise<T> {
  const transaction = new (Transaction as unknown as new (owner: unknown, options: object) => Transaction)(sequelize(), {});
  const insides = transaction as unknown as Insides;
  const connection = await borrow(insides.id);
  insides.connection = connection;
  let result: T;
  try {
    await send(connection, `BEGIN; ${opening}`);
    result = await patiently(connection, statementSeconds, () => within(transaction, work));
    insides.finished = 'commit';
    const { command } = await send(connection, 'COMMIT');
    // PostgreSQL's answer to committing what had failed half-way and was swallowed by somebody below.
    if (command === 'ROLLBACK') throw new Error('The transaction could not be committed: a statement in it had failed.');
  } catch (error) {
    insides.finished = 'rollback';
    await rollBack(connection);
    throw error;
  } finally {
    giveBack(connection);
  }
  for (const hook of insides._afterCommitHooks) await hook(transaction);
  return result;
}

/** What could not be rolled back is not worth an error of its own, but nobody may borrow that connection again. */
async function rollBack(connection: PooledConnection): Promise<void> {
  if (connection._invalid) return;
  try {
    await send(connection, 'ROLLBACK');
  } catch {
    connection._invalid = true;
  }
}
