import { AsyncLocalStorage } from 'node:async_hooks';

/** The request being answered, so that an audit row can name it. Set by the host, read by the domain. */
export const currentRequest = new AsyncLocalStorage<{ id: string }>();
