import type { ResponseConfig } from '@asteasolutions/zod-to-openapi';
import type { Endpoint } from './endpoint';
import { FailureSchema, InvalidSchema } from './errors';
import { REFUSALS, type RefusalName } from './refusals';
import { REQUEST_ID } from './schemas';

const MEANINGS: Record<number, string> = {
  401: 'Nobody is signed in, or the session is over.',
  403: "Your role does not allow this, it belongs to another country, or another site's page sent it.",
  404: 'It does not exist, or is not yours to see.',
  409: 'It is not in a state for this, a price has changed, or the same request is still being worked on.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'Something in the request is not right; `detail` says what, and where.',
  429: 'Too many requests; `Retry-After` says how many seconds to wait.',
  500: 'A defect of ours. Nothing was changed; the request id leads us to what went wrong.',
  503: 'The database is away; `Retry-After` says how many seconds to wait.',
};

const text = (description: string, example: string) => ({ description, schema: { type: 'string' as const, example } });
const RETRY = { 'Retry-After': text('Seconds to wait before trying again.', '1') };
const EVERYWHERE = { 'X-Request-Id': text('Names this request in our logs.', REQUEST_ID) };
const BUDGET = {
  'RateLimit-Policy': text('The budget: `q` requests in `w` seconds.', '"person";q=60000;w=60'),
  RateLimit: text('`r` requests are left of it; it is renewed in `t` seconds.', '"person";r=59999;t=60'),
};

/** Everything an endpoint may answer, refusals with an example each. */
export function responses(endpoint: Endpoint): Record<string, ResponseConfig> {
  const { path, answer, answerDescription, isCacheable, isPaged, takesIdempotencyKey } = endpoint;
  const etag = isCacheable && { ETag: text('Names this very answer.', '"1f-Zb0cQq"') };
  const headers = {
    ...EVERYWHERE,
    ...BUDGET,
    ...etag,
    ...(isPaged && {
      Link: text('The next page; absent on the last one.', `</api${path}?limit=50&cursor=MjAyNi0xMS0yMlQwNzozMDow>; rel="next"`),
    }),
    ...(takesIdempotencyKey && { 'Idempotent-Replayed': text('`true` when this is the answer to an earlier request.', 'true') }),
    ...(endpoint.operationId === 'signIn' && { 'Set-Cookie': text('Keeps a browser signed in.', 'auth_token=3q2-7w…; HttpOnly; SameSite=Lax') }),
  };
  return {
    200: { description: answerDescription, headers, content: { 'application/json': { schema: answer } } },
    ...(isCacheable && {
      304: { description: 'Nothing changed since the answer named by If-None-Match.', headers: { ...EVERYWHERE, ...BUDGET, ...etag } },
    }),
    ...Object.fromEntries([...byStatus(endpoint)].map(([status, names]) => [status, refusal(endpoint, status, names)])),
  };
}

function byStatus({ access, method, body, takesIdempotencyKey, refusals = [] }: Endpoint): Map<number, RefusalName[]> {
  const usual: RefusalName[] = [
    ...(access === 'person' ? (['signedOut'] as const) : []),
    ...(method === 'GET' ? [] : (['crossSite'] as const)),
    ...(body ? (['tooLarge', 'notJson', 'notValidJson'] as const) : []),
    ...(takesIdempotencyKey ? (['inFlight', 'keyReused'] as const) : []),
    'tooManyRequests',
    'defect',
    'databaseAway',
  ];
  const names = [...refusals, ...usual].toSorted((a, b) => REFUSALS[a].status - REFUSALS[b].status);
  const statuses = new Map<number, RefusalName[]>();
  for (const name of names) statuses.set(REFUSALS[name].status, [...(statuses.get(REFUSALS[name].status) ?? []), name]);
  return statuses;
}

function refusal({ bodyLimit }: Endpoint, status: number, names: RefusalName[]): ResponseConfig {
  const examples = names.map((name) => {
    const { status: _, detail, ...rest } = REFUSALS[name];
    const told = name === 'tooLarge' && bodyLimit ? `Please send at most ${bodyLimit / 1024} kB.` : detail;
    return [name, { value: { detail: told, ...rest, requestId: REQUEST_ID } }];
  });
  return {
    description: MEANINGS[status]!,
    headers: { ...EVERYWHERE, ...([409, 429, 503].includes(status) && RETRY) },
    content: { 'application/json': { schema: status === 422 ? InvalidSchema : FailureSchema, examples: Object.fromEntries(examples) } },
  };
}
