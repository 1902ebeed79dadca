import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../running-server';
import { callsOf, type DocumentedCall, PAGES, toldAnswer, wordsOf } from './documented-calls';

const run = promisify(execFile);
let server: RunningServer;
const variables: Record<string, string> = {};
beforeAll(async () => {
  server = await startServer();
  variables.SLOOZE = server.origin;
});
afterAll(() => server.stop());

/** Which id of this run an id of the pages stands for, and the other way round. */
const twins = new Map<string, string>();

/** What may differ from run to run, made equal; ids must still stand for the same things. */
function comparable(text: string): string {
  return text
    .replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"<time>"')
    .replace(/(ETag: )"[^"]+"/, '$1<etag>')
    .replace(/cursor=[\w-]+/, 'cursor=<cursor>')
    .replace(/(?<=["=])[\w-]{43}(?=[";])/g, '<token>');
}

const ID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

function expectSameIds(told: string, got: string): void {
  const [here, there] = [told.match(ID) ?? [], got.match(ID) ?? []];
  here.forEach((id, n) => {
    const twin = there[n]!;
    expect(twins.get(id) ?? twin, `the pages call it ${id}`).toBe(twin);
    expect(twins.get(twin) ?? id, `this run calls it ${twin}`).toBe(id);
    twins.set(id, twin).set(twin, id);
  });
}

function keep({ keeps }: DocumentedCall, answer: string): void {
  const [head = '', body = ''] = answer.split('\n\n');
  for (const { what, from, variable } of keeps) {
    const header = new RegExp(`^${what}: (.*)$`, 'm').exec(head)?.[1];
    const value = from === 'body' ? valueAt(JSON.parse(body), what) : from === 'header' ? header : /<([^>]+)>/.exec(header ?? '')?.[1];
    if (typeof value !== 'string') throw new Error(`there is no ${what} to keep in\n${answer}`);
    variables[variable] = value;
  }
}

const valueAt = (json: unknown, path: string) =>
  path.match(/[^.[\]]+/g)!.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], json);

describe.each(PAGES)('docs/api/%s', (page) => {
  const calls = callsOf(page);

  test('has calls, each with its answer', () => {
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.filter(({ answer }) => answer === null).map(({ command }) => command)).toEqual([]);
  });

  // In order, for each call builds on those before it, also of earlier pages.
  test.each(calls.map((call, n) => [n + 1, call.command.split(' \\\n')[0]!, call] as const))('%i. %s', async (_n, _command, call) => {
    const [program, ...words] = wordsOf(call.command, variables);
    const { stdout } = await run(program!, ['--silent', '--show-error', '--max-time', '15', ...words]);
    const got = toldAnswer(stdout);
    const told = call.answer!;
    expect(comparable(got).replace(ID, '<id>')).toBe(comparable(told).replace(ID, '<id>'));
    expectSameIds(told.replace(/"requestId": "[^"]+"/, ''), got.replace(/"requestId": "[^"]+"/, ''));
    keep(call, got);
  });
});
