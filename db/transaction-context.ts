import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { Sequelize, type Transaction } from 'sequelize';

const transactions = new AsyncLocalStorage<Map<string, unknown>>();

// Sequelize expects the shape of cls-hooked; with it every query inside a transaction joins it without being told.
Sequelize.useCLS({
  get: (key: string) => transactions.getStore()?.get(key),
  set: (key: string, value: unknown) => transactions.getStore()?.set(key, value),
  run: (work: (context: unknown) => unknown) => {
    const context = new Map(transactions.getStore());
    return transactions.run(context, () => work(context));
  },
  bind: (work: () => unknown) => AsyncResource.bind(work),
} as never);

const around = () => transactions.getStore()?.get('transaction') as Transaction | undefined;

/** True while a transaction is open around the caller. */
export const inTransaction = (): boolean => around() !== undefined;

/** Runs `work` when the transaction around the caller is committed, before whoever waits for that goes on; at once without one. */
export function afterCommit(work: () => void): void {
  const transaction = around();
  if (transaction) transaction.afterCommit(work);
  else work();
}
