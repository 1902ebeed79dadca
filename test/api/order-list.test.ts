import { beforeEach, describe, expect, test } from 'vitest';
import { sequelize } from '../../db';
import type { Answer, Caller } from './caller';
import { useApi } from './running-api';

const api = useApi();

/** 120 orders of one country, many of them in the very same moment, each of them a minute or hours old. */
async function manyOrders(person: 'captainMarvel' | 'captainAmerica', dish: string, count: number) {
  const { id } = await api.world.anOrder(person, dish);
  await sequelize().query(
    `INSERT INTO api_order (user_id, restaurant_id, country, currency, payment_method_id, total_amount, status, created_at)
     SELECT user_id, restaurant_id, country, currency, payment_method_id, total_amount, 'confirmed', now() - (n / 9) * interval '1 hour' - interval '1 minute'
     FROM api_order, generate_series(2, $count) n WHERE id = $id`,
    { bind: { id, count } },
  );
}

const next = ({ headers }: Answer): string | undefined => {
  const [, link] = /^<\/api(\/orders\?[^>]+)>; rel="next"$/.exec(String(headers.link ?? '')) ?? [];
  if (headers.link) expect(link).toBeDefined();
  return link;
};

/** Follows the links from `path` to the last page. */
async function everyPage(caller: Caller, path: string, between: () => Promise<unknown> = async () => undefined) {
  const ids: string[] = [];
  const sizes: number[] = [];
  for (let link: string | undefined = path; link; ) {
    const answer: Answer = await caller.get(link);
    expect(answer.status).toBe(200);
    ids.push(...answer.body.map(({ id }: { id: string }) => id));
    sizes.push(answer.body.length);
    link = next(answer);
    await between();
  }
  return { ids, sizes };
}

/** Everything the database was asked during `work`. */
async function queriesOf(work: () => Promise<unknown>): Promise<string> {
  const { options } = sequelize() as unknown as { options: { logging: false | ((sql: string) => void) } };
  const sent: string[] = [];
  options.logging = (sql) => void sent.push(sql);
  await work();
  options.logging = false;
  return sent.join('\n');
}

describe('the list of orders', () => {
  beforeEach(() => manyOrders('captainMarvel', 'Garlic Naan', 120));

  test('has 50 on a page, newest first, and a link to each next page', async () => {
    const { ids, sizes } = await everyPage(await api.as('captainMarvel'), '/orders');
    expect(sizes).toEqual([50, 50, 20]);
    const [rows] = await sequelize().query('SELECT id FROM api_order ORDER BY created_at DESC, id DESC');
    expect(ids).toEqual((rows as { id: string }[]).map(({ id }) => id));
  });

  test.each([[1, 120], [40, 3], [60, 2], [100, 2]])('with limit=%d takes %d pages, and the last one has no link', async (limit, pages) => {
    const { ids, sizes } = await everyPage(await api.as('captainMarvel'), `/orders?limit=${limit}`);
    expect([new Set(ids).size, sizes.length]).toEqual([120, pages]);
  });

  test('does not shift or repeat while orders arrive and are cancelled', async () => {
    const marvel = await api.as('captainMarvel');
    const known = new Set((await everyPage(marvel, '/orders?limit=100')).ids);
    const { ids } = await everyPage(marvel, '/orders?limit=17', async () => {
      await api.world.anOrder('captainMarvel', 'Filter Coffee');
      await sequelize().query(`UPDATE api_order SET status = 'cancelled', cancelled_at = now(), cancelled_by = user_id WHERE id = $id`, { bind: { id: [...known][0] } });
    });
    expect(ids).toHaveLength(120);
    expect(new Set(ids)).toEqual(known);
  });

  test('keeps its filters in the link', async () => {
    await manyOrders('captainAmerica', 'Caesar Salad', 30);
    const fury = await api.as('nickFury');
    const first = await fury.get('/orders?country=USA&status=confirmed&limit=20&from=2020-01-01');
    expect(next(first)).toMatch(/limit=20&status=confirmed&country=USA&from=2020-01-01&cursor=/);
    const { ids } = await everyPage(fury, '/orders?country=USA&limit=20');
    expect(ids).toHaveLength(30);
  });

  test('a cursor shows nobody more than they may see', async () => {
    await manyOrders('captainAmerica', 'Caesar Salad', 30);
    const link = next(await (await api.as('nickFury')).get('/orders?limit=1'))!;
    const { body } = await (await api.as('captainAmerica')).get(link.replace('limit=1', 'limit=100'));
    expect(new Set(body.map(({ currency }: { currency: string }) => currency))).toEqual(new Set(['USD']));
    expect((await (await api.as('thor')).get(link)).status).toBe(403);
  });

  test('the last of many pages costs the database what the first does', async () => {
    const { id } = await api.world.anOrder('captainMarvel', 'Garlic Naan');
    await sequelize().query(
      `INSERT INTO api_order (user_id, restaurant_id, country, currency, payment_method_id, total_amount, status, created_at)
       SELECT user_id, restaurant_id, country, currency, payment_method_id, 1, 'confirmed', now() - n * interval '1 minute'
       FROM api_order, generate_series(1, 20000) n WHERE id = $id`,
      { bind: { id } },
    );
    await sequelize().query('ANALYZE api_order');
    const buffers = async (condition: string) => {
      const [rows] = await sequelize().query(
        `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT id FROM api_order WHERE country = 'India' ${condition} ORDER BY created_at DESC, id DESC LIMIT 51`,
      );
      const [plan] = (rows[0] as { 'QUERY PLAN': { Plan: Record<string, number> }[] })['QUERY PLAN'];
      return plan!.Plan['Shared Hit Blocks']! + plan!.Plan['Shared Read Blocks']!;
    };
    const first = await buffers('');
    const last = await buffers(`AND (created_at, id) < (now() - interval '19940 minutes', '00000000-0000-0000-0000-000000000000')`);
    expect(last).toBeLessThan(first * 3 + 20);
    // And it is that condition the API sends: the pair, which the index answers; never an offset or a count.
    const caller = await api.as('captainMarvel');
    const link = next(await caller.get('/orders?limit=1'))!;
    const sent = await queriesOf(() => caller.get(link));
    expect(sent).toMatch(/\(o\.created_at, o\.id\) < \(/);
    expect(sent).not.toMatch(/OFFSET|count\(\*\)/i);
  });
});

describe('the filters', () => {
  test('by status and day narrow the list', async () => {
    const marvel = await api.as('captainMarvel');
    const [kept, gone] = [await api.world.anOrder('captainMarvel', 'Garlic Naan'), await api.world.anOrder('captainMarvel', 'Filter Coffee')];
    await marvel.post(`/orders/${gone.id}/cancel`);
    await sequelize().query(`UPDATE api_order SET created_at = '2026-03-01T18:29:59Z' WHERE id = $id`, { bind: { id: kept.id } });
    const ids = async (query: string) => (await marvel.get(`/orders?${query}`)).body.map(({ id }: { id: string }) => id);
    expect(await ids('status=cancelled')).toEqual([gone.id]);
    expect(await ids('status=confirmed')).toEqual([kept.id]);
    // A second before midnight in India, where Captain Marvel is; the day after in UTC terms only half an hour later.
    expect(await ids('from=2026-03-01&to=2026-03-01')).toEqual([kept.id]);
    expect(await ids('from=2026-03-02')).toEqual([gone.id]);
    expect(await ids('to=2026-02-28')).toEqual([]);
  });

  test('by country are for admins and change nothing for others', async () => {
    await api.world.anOrder('captainMarvel', 'Garlic Naan');
    await api.world.anOrder('captainAmerica', 'Caesar Salad');
    const count = async (person: 'nickFury' | 'captainMarvel', query: string) => (await (await api.as(person)).get(`/orders${query}`)).body.length;
    expect([await count('nickFury', ''), await count('nickFury', '?country=India'), await count('nickFury', '?country=UK')]).toEqual([2, 1, 0]);
    expect([await count('captainMarvel', ''), await count('captainMarvel', '?country=USA')]).toEqual([1, 1]);
  });

  test.each([
    ['limit=0', 'limit'], ['limit=101', 'limit'], ['limit=-1', 'limit'], ['limit=x', 'limit'], ['limit=1.5', 'limit'], ['limit=1e1', 'limit'],
    ['limit=99999999999999999999', 'limit'], ['status=paid', 'status'], ['from=yesterday', 'from'], ['from=2026-02-30', 'from'], ['from=0000-01-01', 'from'],
    ['to=9999-12-31', 'to'], ['to=2026-11-22T00:00:00Z', 'to'], ['cursor=x', 'cursor'], ['cursor=AAAA', 'cursor'], [`cursor=${'A'.repeat(201)}`, 'cursor'],
    [`cursor=${Buffer.from('0000-01-01T00:00:00.000Z 7e3d5c1b-9a8f-4b6e-a2d0-5f4c3b2a1d09').toString('base64url')}`, 'cursor'],
    [`cursor=${Buffer.from("2026-01-01T00:00:00.000Z '); DROP TABLE api_order; --").toString('base64url')}`, 'cursor'],
    ['limit=5&limit=6', 'limit'], ['country=%00', 'country'],
  ])('%s is 422 at its name', async (query, name) => {
    const { status, body } = await (await api.as('nickFury')).get(`/orders?${query}`);
    expect([status, body.detail[0].loc]).toEqual([422, ['query', name]]);
  });

  test('that are empty are no filters', async () => {
    await api.world.anOrder('captainMarvel', 'Garlic Naan');
    expect((await (await api.as('captainMarvel')).get('/orders?limit=&cursor=&status=&from=&to=&country=')).body).toHaveLength(1);
  });
});
