import type { Logger } from 'pino';
import type { StatementWatch } from '../db';
import { withoutValues } from '../db/statement-text';
import { sqlState } from '../domain/database-errors';
import { currentRequest } from '../domain/request';

/** Milliseconds from which a statement is worth a line. */
const SLOW = 500;

/** One line for each statement that failed or took long, with the request it belongs to and without its values. */
export function statementLog(log: Logger): StatementWatch {
  return (sql) => {
    const began = performance.now();
    const { id: requestId, traceId } = currentRequest.getStore() ?? {};
    return (error) => {
      const milliseconds = Math.round(performance.now() - began);
      if (error === undefined && milliseconds < SLOW) return;
      const line = { requestId, traceId, milliseconds, sql: withoutValues(sql), ...(error !== undefined && { state: sqlState(error) ?? 'no answer' }) };
      log.warn(line, error === undefined ? 'slow statement' : 'statement failed');
    };
  };
}
