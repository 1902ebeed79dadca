import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { Sequelize, type Transaction } from 'sequelize';

type Context = ReadonlyMap<string, unknown>;

const contexts = new AsyncLocalStorage<Map<string, unknown>>();

// Sequelize expects the shape of cls-hooked; with it every query inside a transaction joins it without being told.
Sequelize.useCLS({
  get: (key: string) => contexts.getStore()?.get(key),
  set: (key: string, value: unknown) => contexts.getStore()?.set(key, value),
  run: (work: (context: unknown) => unknown) => {
    const context = new Map(contexts.getStore());
    return contexts.run(context, () => work(context));
  },
  bind: (work: () => unknown) => AsyncResource.bind(work),
} as never);

/** The transaction open around the caller. */
export const currentTransaction = () => (contexts.getStore() as Context | undefined)?.get('transaction') as Transaction | undefined;

/** True while a transaction is open around the caller. */
export const inTransaction = (): boolean => currentTransaction() !== undefined;

/** Runs `work` with a transaction around it, as far as every query below is concerned. */
export const within = <T>(transaction: Transaction, work: () => Promise<T>): Promise<T> =>
  contexts.run(new Map([['transaction', transaction]]), work);

/** Runs `work` when the transaction around the caller is committed, before whoever waits for that goes on; at once without one. */
export function afterCommit(work: () => void): void {
  const transaction = currentTransaction();
  if (transaction) transaction.afterCommit(work);
  else work();
}
