/** Addresses of the back office's pages. */
const ROOT = '/admin/resources';

export const listPath = (resourceId: string, search = '') => `${ROOT}/${resourceId}${search}`;
export const rowPath = (resourceId: string, recordId: string, action = 'show') => `${ROOT}/${resourceId}/records/${encodeURIComponent(recordId)}/${action}`;
export const actionPath = (resourceId: string, action: string) => `${ROOT}/${resourceId}/actions/${action}`;

/** The page of an act upon chosen rows; `back` is the list's own query, to return to it as it was. */
export const bulkPath = (resourceId: string, action: string, ids: readonly string[], back: string) =>
  `${ROOT}/${resourceId}/bulk/${action}?${new URLSearchParams({ recordIds: ids.join(','), ...(back && { back }) })}`;

/** The list as a file, by the same query as the list. */
export const exportPath = (resourceId: string, search: string) => `/admin/export/${resourceId}.csv${search}`;
