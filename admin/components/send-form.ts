import { ApiClient, type RecordJSON } from 'adminjs';

/** AdminJS's word for "empty this column": its forms carry text only. */
const NULL = '__FORM_VALUE_NULL__';

export interface FormAnswer {
  notice?: { type: string; message: string };
  record?: RecordJSON;
}

type Params = Readonly<Record<string, unknown>>;

/** Posts a row's form, as a new row or as a change of one. Only the named fields and what lies under them travel. */
export async function sendForm(resourceId: string, recordId: string | null, params: Params, fields: readonly string[]): Promise<FormAnswer> {
  const data = new FormData();
  for (const [path, value] of Object.entries(params)) {
    const isWanted = fields.includes(path.split('.')[0]!) && !path.includes('shown.');
    if (isWanted && typeof value !== 'object') data.set(path, value === undefined ? NULL : String(value));
    else if (isWanted && value === null) data.set(path, NULL);
  }
  const api = new ApiClient();
  const answer = recordId
    ? await api.recordAction({ resourceId, recordId, actionName: 'edit', data })
    : await api.resourceAction({ resourceId, actionName: 'new', data });
  return answer.data as FormAnswer;
}
