import { actingAs } from '../domain/acting-as';
import type { Viewer } from '../domain/rules/viewer';

const STATEMENT_SECONDS = 5;

/** `actingAs` for the back office: what a list or search may cost the shop's database is bounded, statement by statement. */
export const actingInOffice = <T>(viewer: Viewer, work: () => Promise<T>): Promise<T> =>
  actingAs(viewer, work, { statementSeconds: STATEMENT_SECONDS });
