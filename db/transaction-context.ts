import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { Sequelize } from 'sequelize';

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

/** True while a transaction is open around the caller. */
export const inTransaction = (): boolean => transactions.getStore()?.get('transaction') !== undefined;
