import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { Line } from '../test/line';
import { askSql, createDatabase, runSql, type TestDatabase } from '../test/postgres';
import { listenTo, type Listener } from './notifications';

const CHANNEL = 'bell';
const PATIENCE = { timeout: 20_000, interval: 20 };

let database: TestDatabase;
let listener: Listener | undefined;
let line: Line | undefined;
beforeAll(async () => {
  database = await createDatabase();
  return () => database.drop();
});
afterEach(async () => {
  await listener?.close();
  await line?.close();
  line = undefined;
});

/** What a listener went through, in order. */
function listening(url: string): string[] {
  const heard: string[] = [];
  listener = listenTo({ url, channel: CHANNEL, onBegin: () => heard.push('began'), onNotice: (payload) => heard.push(payload), onLost: () => heard.push('lost') });
  return heard;
}
const ring = (payload: string) => runSql(database.ownerUrl, `NOTIFY ${CHANNEL}, '${payload}'`);
const current = (is: boolean) => vi.waitFor(() => expect(listener!.isCurrent()).toBe(is), PATIENCE);

test('what is announced arrives, and whoever has closed hears no more and holds no connection', async () => {
  const heard = listening(database.url);
  await current(true);
  await ring('one');
  await vi.waitFor(() => expect(heard).toEqual(['began', 'one']), PATIENCE);
  await listener!.close();
  expect(listener!.isCurrent()).toBe(false);
  expect(await askSql(database.ownerUrl, `SELECT FROM pg_stat_activity WHERE application_name = 'slooze-listening' AND datname = current_database()`)).toEqual([]);
});

test('a connection that was ended by the server is not believed, and begun anew', async () => {
  const heard = listening(database.url);
  await current(true);
  await runSql(database.ownerUrl, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'slooze-listening' AND datname = current_database()`);
  await vi.waitFor(() => expect(heard).toEqual(['began', 'lost', 'began']), PATIENCE);
  await current(true);
  await ring('two');
  await vi.waitFor(() => expect(heard.at(-1)).toBe('two'), PATIENCE);
});

test('a connection that died without a word is not believed, and begun anew', async () => {
  line = await Line.to(database.url);
  const heard = listening(line.url);
  await current(true);
  line.silent = true;
  await current(false);
  await ring('missed');
  line.silent = false;
  await current(true);
  expect(heard).toEqual(['began', 'lost', 'began']);
});

test('a database that is away is asked again until it is there', async () => {
  line = await Line.to(database.url);
  line.silent = true;
  const heard = listening(line.url);
  await vi.waitFor(() => expect(heard).toContain('lost'), PATIENCE);
  expect(listener!.isCurrent()).toBe(false);
  line.silent = false;
  await current(true);
  expect(heard.filter((event) => event === 'began')).toEqual(['began']);
});
