import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { beforeEach, expect, test, vi } from 'vitest';
import { AuditLog } from '../../db';
import { runSql } from '../../test/postgres';
import { useWorld } from '../../test/world';
import { useOffice } from '../../test/office';

const world = useWorld();
const office = useOffice(world);

// More than sockets and buffers hold, so that an export waits for its reader.
beforeEach(async () => {
  await runSql(world.url, `
    INSERT INTO api_auditlog (action, object_type, object_id, country, after)
    SELECT 'test.add', 'test', n::text, 'India', jsonb_build_object('text', repeat(md5(n::text), 120)) FROM generate_series(1, 6000) n`);
});

/** Begins an export and reads nothing of it. */
async function begin(): Promise<IncomingMessage> {
  const headers = { cookie: `auth_token=${office.fury}`, 'sec-fetch-site': 'same-origin', 'accept-encoding': 'identity' };
  const asked = request({ port: office.port, path: '/admin/export/api_auditlog.csv', headers, agent: false }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.on('error', () => undefined);
  return answer;
}

async function readAll(answer: IncomingMessage): Promise<{ text: string; isComplete: boolean }> {
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => answer.on('close', resolve));
  return { text: Buffer.concat(chunks).toString(), isComplete: answer.complete };
}

const status = async () => {
  const answer = await begin();
  answer.destroy();
  return answer.statusCode;
};

test('two exports run at once, a third is told to come back; who goes away gives the turn back', async () => {
  const running = [await begin(), await begin()];
  expect(running.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  const third = await office.get(office.fury, '/export/api_country.csv');
  expect([third.status, third.headers.get('retry-after')]).toEqual([503, '10']);
  for (const answer of running) answer.destroy();
  await vi.waitFor(async () => expect((await office.get(office.fury, '/export/api_country.csv')).status).toBe(200), 5_000);
  expect(await Promise.all([status(), status()])).toEqual([200, 200]);
});

test('a slow reader is waited for, and holds no connection to the database meanwhile', async () => {
  const reads = vi.spyOn(AuditLog, 'scope');
  const answer = await begin();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const soFar = reads.mock.calls.length;
  expect(soFar).toBeLessThan(12);
  const [open] = await AuditLog.sequelize!.query(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'`);
  expect(open).toEqual([{ n: 0 }]);
  const { text, isComplete } = await readAll(answer);
  expect([isComplete, text.split('\r\n').length, reads.mock.calls.length > soFar]).toEqual([true, 6_002, true]);
  reads.mockRestore();
});

test('an export that fails in the middle never looks complete', async () => {
  const scope = AuditLog.scope.bind(AuditLog);
  let batches = 0;
  const spy = vi.spyOn(AuditLog, 'scope').mockImplementation((asked) => {
    if (++batches > 3) throw new Error('the test breaks here');
    return scope(asked);
  });
  const { text, isComplete } = await readAll(await begin());
  expect([isComplete, text.length > 0]).toEqual([false, true]);
  batches = 0;
  await expect(office.get(office.fury, '/export/api_auditlog.csv')).rejects.toThrow();
  spy.mockRestore();
  expect(await status()).toBe(200);
});
