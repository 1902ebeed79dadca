import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { Menu, Order, OrderItem, Restaurant, User } from '../../db';
import { runSql } from '../../test/postgres';
import { PEOPLE, useWorld } from '../../test/world';
import { ORIGIN, listOf, useOffice } from '../../test/office';

const world = useWorld();
const office = useOffice(world);

const TABLES = ['user', 'country', 'restaurant', 'menu', 'order', 'orderitem', 'paymentmethod', 'auditlog'];

const fileOf = (table: string, query = '') => `/export/api_${table}.csv${query}`;
const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[];
const exported = async (token: string, table: string, query = '') => {
  const { status, text } = await office.get(token, fileOf(table, query));
  expect(status, text.slice(0, 200)).toBe(200);
  return rowsOf(text);
};

/** Many orders of the same moment, by SQL: only their ids tell them apart. */
const manyOrders = (count: number) =>
  runSql(world.url, `
    INSERT INTO api_order (user_id, restaurant_id, country, currency, payment_method_id, total_amount, status, created_at)
    SELECT m.user_id, r.id, r.country, 'INR', m.id, 1 + n % 7, 'confirmed', '2026-01-02T03:04:05.678Z'
    FROM generate_series(1, ${count}) n, api_restaurant r, api_paymentmethod m JOIN api_user u ON u.id = m.user_id
    WHERE r.name = 'Mumbai Masala' AND u.email = '${PEOPLE.captainMarvel}'`);

test('a file says what it is, so that browsers save it and Excel reads it', async () => {
  await world.anOrder('captainMarvel', 'Butter Chicken');
  const { headers } = await office.get(office.marvel, fileOf('order'));
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="orders-\d{4}-\d\d-\d\d\.csv"$/);
  expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff']);
  expect((await office.get(office.fury, fileOf('paymentmethod'))).headers.get('content-disposition')).toContain('"payment-methods-2');
  const raw = await fetch(`http://127.0.0.1:${office.port}/admin${fileOf('country')}`, { headers: { cookie: `auth_token=${office.fury}`, 'sec-fetch-site': 'same-origin' } });
  const bytes = Buffer.from(await raw.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString('utf8', 3)).toMatch(/^Name,Currency,Locale,Time zone\r\n(India|[^\n]*\r\n)/);
  expect(bytes.toString('utf8').replaceAll('\r\n', '')).not.toContain('\n');
});

test('an order is told in values for machines and people', async () => {
  const order = await world.anOrder('captainMarvel', 'Butter Chicken');
  const { createdAt } = await Order.findByPk(order.id, { rejectOnEmpty: true });
  expect(await exported(office.marvel, 'order')).toEqual([{
    Ordered: createdAt.toISOString(), Person: 'Captain Marvel', Restaurant: order.restaurant.name, Country: 'India',
    Total: (order.total.minor / 100).toFixed(2), Currency: 'INR', Status: 'confirmed',
  }]);
  const [line] = await exported(office.marvel, 'orderitem');
  expect(line).toMatchObject({ Name: 'Butter Chicken', Quantity: '1', Currency: 'INR', Order: `Order ${order.id.slice(0, 8)}` });
  const [entry] = await exported(office.marvel, 'auditlog');
  expect(entry).toMatchObject({ Who: PEOPLE.captainMarvel, What: 'order.place', Changes: expect.stringContaining('total: – → 320.00') });
});

test('every list leaves as the person sees it: the same rows in the same order, the same columns', async () => {
  await world.anOrder('captainMarvel', 'Butter Chicken');
  await world.anOrder('nickFury', 'Milkshake');
  for (const token of [office.fury, office.marvel]) {
    for (const table of TABLES) {
      const list = await office.get(token, listOf(table, '?perPage=100'));
      const file = await exported(token, table);
      expect(file, table).toHaveLength(list.meta.total);
      const page = await office.get(token, `/resources/api_${table}`);
      const state = JSON.parse(/window\.REDUX_STATE = (.*);/.exec(page.text)![1]!) as { resources: { id: string; listProperties: unknown[] }[] };
      const columns = state.resources.find(({ id }) => id === `api_${table}`)!.listProperties.length;
      const withCurrency = ['order', 'orderitem', 'menu'].includes(table) ? 1 : 0;
      expect(Object.keys(file[0]!), table).toHaveLength(columns + withCurrency);
      const shared = table === 'menu' || table === 'user' || table === 'restaurant' || table === 'country';
      if (shared) expect(file.map(({ Name }) => Name), table).toEqual(list.records.map(({ params }) => params.name));
    }
  }
});

test('filter, search and order are those of the list', async () => {
  const queries: [string, string][] = [
    ['menu', 'filters.q=chicken'],
    ['menu', 'filters.price~~from=300&filters.price~~to=400&sortBy=price&direction=desc'],
    ['menu', `filters.restaurantId=${(await world.restaurant('Mumbai Masala')).id}&sortBy=price`],
    ['restaurant', 'filters.country=India&direction=desc'],
    ['restaurant', 'sortBy=name&direction=desc'],
    ['user', 'filters.role.0=member&filters.role.1=admin&sortBy=email'],
    ['user', 'filters.isStaff=true'],
  ];
  for (const [table, query] of queries) {
    const list = await office.get(office.fury, listOf(table, `?perPage=100&${query}`));
    expect(list.status, query).toBe(200);
    const names = (await exported(office.fury, table, `?page=2&perPage=1&${query}`)).map(({ Name }) => Name);
    expect(names, query).toEqual(list.records.map(({ params }) => params.name));
    expect(names.length, query).toBeGreaterThan(0);
  }
});

test('a filter or an order that the list refuses is refused before anything is sent', async () => {
  for (const query of ['?filters.password=x', '?filters.nothing=x', '?filters.isStaff=maybe', '?sortBy=password', '?sortBy=constructor', '?filters=x', '?filters.__proto__.x=1']) {
    const { status, text, headers } = await office.get(office.fury, fileOf('user', query));
    expect([status < 500, headers.get('content-disposition')?.startsWith('attachment') ?? false], query).toEqual([true, status === 200]);
    expect(text, query).not.toContain('argon2id');
  }
  expect((await office.get(office.fury, fileOf('user', '?filters.password=x'))).status).toBe(422);
  expect((await office.get(office.fury, fileOf('user', '?sortBy=password'))).status).toBe(422);
});

test('a staff manager takes away nothing of another country; what may not be seen stays an id', async () => {
  await world.anOrder('nickFury', 'Milkshake');
  const byFury = await world.anOrder('nickFury', 'Masala Dosa');
  const foreign = (await Restaurant.findAll({ raw: true })).filter(({ country }) => country !== 'India');
  for (const table of TABLES) {
    const { text } = await office.get(office.marvel, fileOf(table));
    for (const { name, id } of foreign) expect(text.includes(name) || text.includes(id), `${table}: ${name}`).toBe(false);
    for (const word of ['USA', 'UK', 'USD', 'Travis', 'Nick Fury']) expect(text, table).not.toContain(`${word},`);
  }
  const { id } = await User.findOne({ where: { email: PEOPLE.nickFury }, rejectOnEmpty: true });
  expect(await exported(office.marvel, 'order')).toEqual([expect.objectContaining({ Person: id, Country: 'India' })]);
  expect(await exported(office.fury, 'order', `?filters.restaurantId=${byFury.restaurant.id}`)).toEqual([expect.objectContaining({ Person: 'Nick Fury' })]);
  expect(await exported(office.marvel, 'order', '?filters.country=USA')).toEqual([]);
});

test('passwords never leave', async () => {
  for (const table of TABLES) {
    const { text } = await office.get(office.fury, fileOf(table));
    expect(text.toLowerCase().includes('argon2') || text.toLowerCase().includes('password'), table).toBe(false);
  }
});

test('only staff export, and only by a link of our own pages', async () => {
  for (const person of ['captainAmerica', 'thor'] as const) expect((await office.get(await world.token(person), fileOf('order'))).status).toBe(403);
  expect((await office.get(null, fileOf('order'))).headers.get('location')).toMatch(/^\/login/);
  for (const site of ['cross-site', 'same-site', 'none']) {
    expect((await office.get(office.fury, fileOf('order'), { 'sec-fetch-site': site, origin: ORIGIN })).status, site).toBe(403);
    expect((await office.get(office.fury, '/EXPORT/api_order.csv', { 'sec-fetch-site': site })).status, site).toBe(403);
  }
  expect((await office.get(office.fury, fileOf('session_of_nobody'))).status).toBe(404);
  for (const path of ['/export/api_order', '/export/constructor.csv', '/export/.csv']) expect((await office.get(office.fury, path)).status, path).toBe(404);
  const posted = await office.post(office.fury, fileOf('order'));
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET']);
});

test('no cell begins as a formula, and every cell comes back as it was', async () => {
  const { id: restaurantId } = await world.restaurant('Mumbai Masala');
  const names = ['=1+1', '+1', '-1', '@A1', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠1', '\n=1', "'=1", 'a "quoted", name;\nin lines'].map((name) => `${name} dish`);
  await Menu.bulkCreate(names.map((name) => ({ restaurantId, name, price: '1.00' })));
  const found = (await exported(office.fury, 'menu', '?filters.q= dish')).map(({ Name }) => Name!);
  await Menu.destroy({ where: { name: names } });
  expect(found.filter((name) => /^[=+\-@\t\r\n＝＋－＠]/.test(name))).toEqual([]);
  expect(found.toSorted()).toEqual(names.map((name) => (name.startsWith('a') ? name : `'${name}`)).toSorted());
});

test('thousands of rows of one moment come in order, each once', async () => {
  await manyOrders(2_600);
  const list = await Order.findAll({ where: { country: 'India' }, order: [['totalAmount', 'DESC'], ['id', 'DESC']], attributes: ['id', 'totalAmount'], raw: true });
  const file = await exported(office.marvel, 'order', '?sortBy=totalAmount&direction=desc');
  expect(file.map(({ Total }) => Total)).toEqual(list.map(({ totalAmount }) => totalAmount));
  const items = `INSERT INTO api_orderitem (order_id, menu_id, name, quantity, price) SELECT o.id, m.id, 'line ' || o.id, 1, 1 FROM api_order o, api_menu m WHERE m.name = 'Garlic Naan'`;
  await runSql(world.url, items);
  const inOrder = (await OrderItem.findAll({ order: [['id', 'ASC']], attributes: ['name'], raw: true })).map(({ name }) => name);
  expect((await exported(office.marvel, 'orderitem')).map(({ Name }) => Name)).toEqual(inOrder);
});
