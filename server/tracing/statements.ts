import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import type { StatementWatch } from '../../db';
import { withoutValues } from '../../db/statement-text';
import { sqlState } from '../../domain/database-errors';
import { currentSpan } from './requests';

const unseen = () => undefined;

/** One span for each statement of a request, with its text and without its values. */
export function traceStatements(tracer: Tracer): StatementWatch {
  return (sql) => {
    const request = currentSpan();
    if (!request?.isRecording()) return unseen;
    const text = withoutValues(sql).trim();
    const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text };
    const span = tracer.startSpan(/^\w*/.exec(text)![0], { kind: SpanKind.CLIENT, attributes }, trace.setSpan(ROOT_CONTEXT, request));
    return (error) => {
      if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('db.response.status_code', sqlState(error) ?? 'no answer');
      span.end();
    };
  };
}
