import { expect, test } from 'vitest';
import { Menu, Order, User, sequelize } from '../db';
import { runSql, withClient } from '../test/postgres';
import { PEOPLE, useWorld } from '../test/world';
import { listOf, rowOf, useOffice } from '../test/office';

const world = useWorld();
const office = useOffice(world);

const titles = async (token: string, table: string, query: string) => (await office.get(token, listOf(table, query))).records.map(({ title }) => title);
const search = (table: string, typed: string, token = office.fury) => titles(token, table, `?perPage=100&filters.q=${encodeURIComponent(typed)}`);

test('a search finds parts of words, whatever the case and accents, in every word order', async () => {
  const { id: restaurantId } = await world.restaurant('Mumbai Masala');
  await Menu.bulkCreate([{ restaurantId, name: 'Crème Brûlée', description: 'with ÀÉÎ', price: '5.00' }]);
  for (const typed of ['creme brulee', 'BRÛLÉE', 'rulee', 'brulee creme', 'aei', 'cr', 'crè br']) expect(await search('menu', typed), typed).toContain('Crème Brûlée');
  for (const typed of ['me brx', 'brulee naan', 'xcreme']) expect(await search('menu', typed), typed).not.toContain('Crème Brûlée');
  await Menu.destroy({ where: { name: 'Crème Brûlée' } });
  expect(await search('user', 'marv')).toEqual(['Captain Marvel']);
  expect(await search('user', 'thor@mem')).toEqual(['Thor']);
});

test('what a person types is text: wildcards, quotes and backslashes find themselves', async () => {
  const { id: restaurantId } = await world.restaurant('Mumbai Masala');
  const names = ['100% Lamb', 'Chef_Choice', "Rogan's Josh", 'Back\\slash'];
  await Menu.bulkCreate(names.map((name) => ({ restaurantId, name, price: '5.00' })));
  for (const [typed, found] of [['100%', names[0]], ['chef_', names[1]], ["rogan's", names[2]], ['back\\sl', names[3]]] as const) {
    expect(await search('menu', typed), typed).toEqual([found]);
  }
  expect(await search('menu', "' OR 1=1 --")).toEqual([]);
  await Menu.destroy({ where: { name: names } });
});

test('orders are found by person, restaurant and the number people read out', async () => {
  const order = await world.anOrder('captainMarvel', 'Garlic Naan');
  await world.anOrder('nickFury', 'Milkshake');
  const title = `Order ${order.id.slice(0, 8)}`;
  for (const typed of ['marvel', 'mumbai', title, order.id.slice(0, 8), order.id]) expect(await search('order', typed), typed).toEqual([title]);
  expect(await search('order', 'milkshake')).toEqual([]);
  await world.anOrder('nickFury', 'Butter Chicken');
  expect(await search('order', 'fury', office.marvel)).toEqual([]);
});

test('a staff manager finds nothing of other countries, by whatever words', async () => {
  await world.anOrder('nickFury', 'Milkshake');
  const milkshake = await world.dish('Milkshake');
  for (const [table, typed] of [['menu', 'milkshake'], ['user', 'america'], ['user', 'fury'], ['order', 'fury'], ['order', 'texas'], ['auditlog', 'fury'], ['session', 'fury'], ['paymentmethod', 'fury'], ['cartitem', 'milk']] as const) {
    expect(await search(table, typed, office.marvel), `${table} ${typed}`).toEqual([]);
  }
  for (const table of ['session', 'cartitem', 'auditlog']) {
    const { text } = await office.get(office.marvel, listOf(table, '?perPage=100'));
    for (const foreign of [PEOPLE.nickFury, PEOPLE.captainAmerica, milkshake.id, 'Milkshake', 'USA']) expect(text.includes(foreign), `${table} ${foreign}`).toBe(false);
  }
});

test('every search is answered from its index', async () => {
  const expressions: [string, string, string][] = [
    ['api_user', "api_searchable(name || ' ' || email)", 'api_user_search'],
    ['api_restaurant', 'searched', 'api_restaurant_search'],
    ['api_menu', 'searched', 'api_menu_search'],
  ];
  // As the owner, as whom the functions search that find restaurants and dishes for the application.
  for (const [table, text, index] of expressions) {
    for (const word of ["'%chick%'", "'% ch%'"]) {
      const plan = await withClient(world.ownerUrl, async (client) => {
        await client.query('SET enable_seqscan = off');
        return (await client.query(`EXPLAIN SELECT id FROM ${table} WHERE ${text} LIKE ${word}`)).rows;
      });
      expect(JSON.stringify(plan), `${table} ${word}`).toContain(index);
    }
  }
});

test('days are those of the clocks of the country that is looked at, both ends included', async () => {
  const order = await world.anOrder('captainMarvel', 'Garlic Naan');
  // 20:00 UTC is half past one of the next day in India, and the same day in New York.
  await Order.update({ createdAt: new Date('2026-03-10T20:00:00Z') }, { where: { id: order.id } });
  const count = async (token: string, query: string) => (await office.get(token, listOf('order', query))).meta.total;
  const on = (day: string, country = '') => `?filters.createdAt~~from=${day}&filters.createdAt~~to=${day}${country && `&filters.country=${country}`}`;
  expect([await count(office.marvel, on('2026-03-11')), await count(office.marvel, on('2026-03-10'))]).toEqual([1, 0]);
  expect([await count(office.fury, on('2026-03-10')), await count(office.fury, on('2026-03-11'))]).toEqual([1, 0]);
  expect([await count(office.fury, on('2026-03-11', 'India')), await count(office.fury, on('2026-03-10', 'India'))]).toEqual([1, 0]);
  for (const junk of ['2026-02-30', 'soon', '99999-01-01']) expect((await office.get(office.fury, listOf('order', on(junk)))).status, junk).toBe(422);
});

test('the orders tell from which day to which there are any, as far as the person sees them', async () => {
  const indian = await world.anOrder('captainMarvel', 'Garlic Naan');
  const american = await world.anOrder('nickFury', 'Milkshake');
  await Order.update({ createdAt: new Date('2025-01-05T12:00:00Z') }, { where: { id: american.id } });
  await Order.update({ createdAt: new Date('2026-03-10T12:00:00Z') }, { where: { id: indian.id } });
  const days = async (token: string) => ((await office.get(token, listOf('order'))).meta as { days?: object }).days;
  expect(await days(office.fury)).toEqual({ first: '2025-01-05', last: '2026-03-10' });
  expect(await days(office.marvel)).toEqual({ first: '2026-03-10', last: '2026-03-10' });
});

test('several values, yes or no, numbers from and to: filters narrow the list and its count', async () => {
  expect(await titles(office.fury, 'user', '?filters.role=admin,manager')).toEqual(['Captain America', 'Captain Marvel', 'Nick Fury']);
  expect(await titles(office.fury, 'user', '?filters.isSuperuser=true')).toEqual(['Nick Fury']);
  const dear = await office.get(office.marvel, listOf('menu', '?perPage=100&filters.price~~from=340'));
  const all = await Menu.findAll({ where: {}, raw: true });
  expect(dear.records.length).toBeGreaterThan(0);
  expect(dear.records.every(({ params }) => Number(params.price) >= 340)).toBe(true);
  expect(dear.meta.total).toBeLessThan(all.length);
});

test('a list sorts by what an index can order, and refuses the rest', async () => {
  expect((await titles(office.fury, 'user', '?sortBy=name&direction=desc'))[0]).toBe('Travis');
  expect((await office.get(office.fury, listOf('user', '?sortBy=role'))).status).toBe(422);
  expect((await office.get(office.fury, listOf('order', '?sortBy=cancelReason'))).status).toBe(422);
});

test('a row leads to what belongs to it, with counts as the person may know them', async () => {
  await world.anOrder('captainMarvel', 'Garlic Naan');
  const related = async (token: string, table: string, id: string) => {
    const { params } = (await office.get(token, rowOf(table, id))).record;
    const found = new Map<string, string>();
    for (let index = 0; params[`shown.related.${index}.label`]; index++) found.set(String(params[`shown.related.${index}.label`]), String(params[`shown.related.${index}.count`]));
    return Object.fromEntries(found);
  };
  const { id } = await User.findOne({ where: { email: PEOPLE.captainMarvel }, rejectOnEmpty: true });
  expect(await related(office.fury, 'user', id)).toEqual({ Orders: '1', Cart: '0', 'Payment methods': '1', Sessions: '2', 'What they did': '2' });
  expect(await related(office.marvel, 'restaurant', (await world.restaurant('Mumbai Masala')).id)).toEqual({ Dishes: '4', Orders: '1' });
  expect(await related(office.fury, 'country', 'India')).toEqual({ Restaurants: '4', People: '3', Orders: '1' });
  const { record } = await office.get(office.fury, rowOf('user', id));
  const answer = await office.get(office.fury, listOf('order', String(record.params['shown.related.0.href']).replace('/admin/resources/api_order', '')));
  expect(answer.meta.total).toBe(1);
});

test('a statement that would take the shop its database is cut off and says what to do', async () => {
  const [original] = await sequelize().query(`SELECT pg_get_functiondef('api_searchable(text)'::regprocedure) AS sql`);
  await runSql(world.ownerUrl, `CREATE OR REPLACE FUNCTION api_searchable(words text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $f$
    BEGIN IF current_setting('statement_timeout') = '5s' THEN PERFORM pg_sleep(20); END IF; RETURN words; END $f$`);
  try {
    const answer = await office.get(office.fury, listOf('menu', '?filters.q=naan'));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)]);
    expect((await office.get(office.fury, listOf('menu'))).status).toBe(200);
  } finally {
    await runSql(world.ownerUrl, (original[0] as { sql: string }).sql);
  }
});
