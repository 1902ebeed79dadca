import type { ActionContext } from 'adminjs';
import type { Ability } from '../domain/rules/policy';
import type { Viewer } from '../domain/rules/viewer';
import type { OfficeAction } from './office-action';
import { component } from './component-files';
import { inAdminWords } from './refusals';
import type { Row } from './table-rules';
import { inTurn, mayThey } from './viewer-of';

/** The page of an act as the server describes it: what will happen to which rows, and what it asks for. */
export interface ActForm {
  intro: string;
  /** Absent: there is nothing to press, only to read. */
  button?: string;
  fields?: readonly ActField[];
  rows?: readonly ActRow[];
  /** Where to go instead. */
  links?: readonly { label: string; href: string }[];
  /** Goes back with the answer as it is. */
  kept?: Readonly<Record<string, string>>;
}

export interface ActField {
  name: string;
  label: string;
  type: 'text' | 'textarea' | 'password';
  hint?: string;
  inputMode?: 'decimal';
}

export interface ActRow {
  title: string;
  from?: string;
  to?: string;
  note?: string;
  href?: string;
}

/** The answer to a form: a sentence when it is done, or the next form. */
type Outcome = string | ActForm;

interface Act<Chosen> {
  ability: Ability;
  icon: string;
  isDanger?: boolean;
  isVisible?(row: Row): boolean;
  /** For this act's page; nothing is written. */
  describe(chosen: Chosen, viewer: Viewer): ActForm | Promise<ActForm>;
  perform(chosen: Chosen, answer: Row, viewer: Viewer): Promise<Outcome>;
  /** Whether the row is gone afterwards. */
  removes?: boolean;
}

/** An act upon one row. */
export function recordAct(act: Act<Row>): OfficeAction {
  return {
    ...looksOf(act, 'record'),
    isVisible: ({ record }: ActionContext) => !record || !act.isVisible || act.isVisible(record.params),
    handler: async (request, _response, context) => {
      const { record, resource, currentAdmin } = context;
      const row = record?.params;
      // AdminJS asks for actions without a row, too; the gate lets none through, and nothing acts upon nothing.
      if (!record || !row) throw new Error('an act upon a row needs one');
      const outcome = await asked(context, request.method, act, row, request.payload);
      const fresh = typeof outcome === 'string' && !act.removes ? await resource.findOne(record.id(), context) : null;
      return { record: (fresh ?? record).toJSON(currentAdmin), ...told(outcome, act.removes ? listOf(context) : undefined) };
    },
  };
}

/** An act upon the chosen rows of a list, all of them or none. */
export function bulkAct(act: Act<readonly string[]>): OfficeAction {
  return {
    ...looksOf(act, 'bulk'),
    handler: async (request, _response, context) => {
      const { records = [], currentAdmin } = context;
      const chosen = String(request.query?.recordIds).split(',');
      const outcome = await asked(context, request.method, act, chosen, request.payload);
      return { records: records.map((record) => record.toJSON(currentAdmin)), ...told(outcome, listOf(context)) };
    },
  };
}

const looksOf = ({ ability, icon, isDanger }: Act<never>, actionType: 'record' | 'bulk'): OfficeAction => ({
  actionType,
  icon,
  variant: isDanger ? 'danger' : 'default',
  component: component('Act'),
  isAccessible: (context) => mayThey(context, ability),
});

function asked<C>(context: ActionContext, method: string, act: Act<C>, chosen: C, payload: unknown): Promise<Outcome> {
  const answer = (payload ?? {}) as Row;
  return inAdminWords(() =>
    inTurn(context, async (viewer) => (method === 'post' ? act.perform(chosen, answer, viewer) : act.describe(chosen, viewer))),
  );
}

function told(outcome: Outcome, redirectUrl?: string) {
  if (typeof outcome !== 'string') return { form: outcome };
  return { notice: { message: outcome, type: 'success' as const }, ...(redirectUrl && { redirectUrl }) };
}

const listOf = ({ resource, h }: ActionContext) => h.resourceUrl({ resourceId: resource.decorate().id() });
