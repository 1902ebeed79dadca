import { AsyncLocalStorage } from 'node:async_hooks';

/** The request being answered, so that audit rows and PostgreSQL's log can name it. Set by the host, read by the domain. */
export const currentRequest = new AsyncLocalStorage<{ id: string; traceId?: string }>();
