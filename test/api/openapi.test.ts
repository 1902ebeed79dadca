import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from '../../api/openapi';
import { REFUSALS } from '../../api/refusals';
import { exportedApiDocs } from '../../scripts/exported-api-docs';

interface Media {
  schema: object;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
interface Operation {
  operationId: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters?: { name: string; schema: { example?: unknown } }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { headers?: object; content?: Record<string, Media> }>;
}

const document = openApiDocument() as { paths: Record<string, Record<string, Operation>>; components: { securitySchemes: object } };
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
const mediaOf = ({ requestBody, responses }: Operation) => [requestBody, ...Object.values(responses)].flatMap((part) => Object.values(part?.content ?? {}));

test('a public linter finds no error and no warning by its recommended rules', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: 'openapi.json', config });
  expect(problems.map(({ severity, ruleId, message, location }) => `${severity} ${ruleId}: ${message} at ${location[0]?.pointer}`)).toEqual([]);
});

test('the linter would find an error', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const broken = structuredClone(document);
  broken.paths['/cart']!.get!.operationId = 'listOrders';
  const problems = await lintFromString({ source: JSON.stringify(broken), absoluteRef: 'openapi.json', config });
  expect(problems.map(({ ruleId }) => ruleId)).toContain('operation-operationId-unique');
});

describe.each(operations.map((operation) => [operation.operationId, operation] as const))('%s', (_id, operation) => {
  test('has an example of every parameter, request and answer, and each fits its schema', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema(document, 'document');
    for (const { name, schema } of operation.parameters ?? []) expect(schema.example, name).toBeDefined();
    for (const media of mediaOf(operation)) {
      const examples = media.examples ? Object.values(media.examples).map(({ value }) => value) : [media.example];
      expect(examples.length).toBeGreaterThan(0);
      const fits = ajv.compile(JSON.parse(JSON.stringify(media.schema).replaceAll('"#/', '"document#/')));
      for (const example of examples) expect([example, fits(example), fits.errors]).toEqual([example, true, null]);
    }
  });

  test('tells of the refusals every endpoint may give', () => {
    const statuses = Object.keys(operation.responses);
    expect(statuses).toEqual(expect.arrayContaining(['200', '429', '500', '503']));
    if (operation.security.length > 0) expect(statuses).toContain('401');
    if (operation.requestBody) expect(statuses).toEqual(expect.arrayContaining(['413', '415', '422']));
    expect(operation.responses['429']!.headers).toHaveProperty('Retry-After');
  });

  test('says who may call it', () => {
    const isForGuests = ['signIn', 'signOut'].includes(operation.operationId);
    expect(operation.security).toEqual(isForGuests ? [] : [{ token: [] }, { session: [] }]);
  });
});

test('the document describes both ways of signing in', () => {
  expect(document.components.securitySchemes).toMatchObject({
    token: { type: 'http', scheme: 'bearer' },
    session: { type: 'apiKey', in: 'cookie', name: 'auth_token' },
  });
});

test('no refusal stands ready that no endpoint tells of', () => {
  const told = new Set(operations.flatMap(mediaOf).flatMap(({ examples = {} }) => Object.keys(examples)));
  expect(Object.keys(REFUSALS).filter((name) => !told.has(name))).toEqual([]);
});

test('the exported files of docs/api are those of this API; `npm run api:docs` renews them', async () => {
  for (const [file, text] of Object.entries(await exportedApiDocs())) {
    expect(readFileSync(file, 'utf8') === text, `${file} is up to date`).toBe(true);
  }
});
