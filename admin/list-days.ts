import type { ActionContext, ActionRequest, ListActionResponse } from 'adminjs';
import { dayOf } from '../domain/days';
import type { Viewer } from '../domain/rules/viewer';
import { visible } from '../domain/visible';
import { actingInOffice } from './acting-in-office';
import { inAdminWords } from './refusals';
import type { TableRules } from './table-rules';
import { inTurn } from './viewer-of';

/** Tells a list the first and last day it has rows of, on the person's clocks, so that one can step through them. */
export const withDays =
  (rules: TableRules, column: string) =>
  async (response: ListActionResponse, _request: ActionRequest, context: ActionContext): Promise<ListActionResponse> => {
    const days = await inAdminWords(() => inTurn(context, (viewer) => daysOf(rules, column, viewer)));
    return { ...response, meta: { ...response.meta, days } as ListActionResponse['meta'] };
  };

function daysOf(rules: TableRules, column: string, viewer: Viewer) {
  return actingInOffice(viewer, async () => {
    const end = async (direction: 'ASC' | 'DESC') => {
      const row = await visible(rules.model, viewer, rules.see).findOne({ attributes: [column], order: [[column, direction]], raw: true });
      return row && dayOf((row as unknown as Record<string, Date>)[column]!, viewer.country.timeZone);
    };
    const [first, last] = [await end('ASC'), await end('DESC')];
    return first && last ? { first, last } : null;
  });
}
