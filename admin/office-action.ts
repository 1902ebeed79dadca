import type { Action, ActionResponse } from 'adminjs';

export type OfficeAction = Partial<Action<ActionResponse>>;
export type OfficeActions = Record<string, OfficeAction>;
