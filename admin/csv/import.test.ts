import { expect, test } from 'vitest';
import { AuditLog, Country, Menu, Restaurant } from '../../db';
import { runSql } from '../../test/postgres';
import { PEOPLE, useWorld } from '../../test/world';
import { type Answer, useOffice } from '../../test/office';
import type { ImportReport } from './import-report';

const world = useWorld();
const office = useOffice(world);

type Table = 'menu' | 'restaurant';
const importOf = (table: string) => `/api/resources/api_${table}/actions/importCsv`;
const send = async (token: string | null, table: Table, csv: string, digest?: string) =>
  (await office.post(token, importOf(table), { csv, ...(digest !== undefined && { digest }) })) as Answer & { report: ImportReport };

/** What checking a file answers; it never writes. */
async function checked(token: string, table: Table, csv: string): Promise<ImportReport> {
  const before = [await world.fingerprint(), await AuditLog.count()];
  const answer = await send(token, table, csv);
  expect(answer.status, answer.text).toBe(200);
  expect([await world.fingerprint(), await AuditLog.count()]).toEqual(before);
  return answer.report;
}

const errorsOf = async (token: string, table: Table, csv: string) =>
  (await checked(token, table, csv)).errors.map(({ row, column, message }) => `${row} ${column}: ${message}`);

test('a file is first tried out: what would happen is told, and nothing is written', async () => {
  const csv = 'name;RESTAURANT;price;available\nGarlic naan;mumbai masala;65;no\nFish Curry;Mumbai Masala;240.5;\nButter Chicken;Mumbai Masala;320;1\n';
  const report = await checked(office.marvel, 'menu', csv.replace('240.5;', '240.5;yes'));
  expect(report).toMatchObject({ errors: [], added: 1, changed: 1, unchanged: 1, digest: expect.stringMatching(/^[\w-]{43}$/) });
  expect(report.preview).toEqual([
    { row: 2, isNew: false, title: 'Garlic naan, Mumbai Masala', changes: [{ column: 'Price', from: '60.00', to: '65.00' }, { column: 'Available', from: 'yes', to: 'no' }] },
    { row: 3, isNew: true, title: 'Fish Curry, Mumbai Masala', changes: [{ column: 'Price', from: '', to: '240.50' }, { column: 'Available', from: '', to: 'yes' }] },
  ]);
});

test('what was shown is written, each row with its entry in the trail', async () => {
  const csv = 'Restaurant,Name,Price\r\nMumbai Masala,Garlic Naan,65\r\nMumbai Masala,Fish Curry,240.50\r\n';
  const { digest } = await checked(office.marvel, 'menu', csv);
  const done = await send(office.marvel, 'menu', csv, digest!);
  expect([done.status, done.notice!.message]).toEqual([200, 'Imported: 1 added, 1 changed.']);
  const naan = await world.dish('Garlic Naan');
  const curry = await Menu.findOne({ where: { name: 'Fish Curry' }, rejectOnEmpty: true });
  expect([naan.price, curry.price, curry.isAvailable, curry.restaurantId]).toEqual(['65.00', '240.50', true, naan.restaurantId]);
  const trail = await AuditLog.findAll({ order: ['id'], raw: true });
  const who = { actorEmail: PEOPLE.captainMarvel, country: 'India', objectType: 'dish', requestId: done.headers.get('x-request-id') };
  expect(trail).toMatchObject([
    { ...who, action: 'dish.change', objectId: naan.id, before: { price: '60.00' }, after: { price: '65.00' } },
    { ...who, action: 'dish.add', objectId: curry.id, before: null, after: { name: 'Fish Curry', price: '240.50' } },
  ]);
  await curry.destroy();
  await Menu.update({ price: '60.00' }, { where: { id: naan.id } });
});

test('every bad row is told with its row, column and sentence', async () => {
  const csv = [
    'Restaurant,Name,Price,Currency,Picture,Available,Description',
    'Mumbai Masala,Garlic Naan,free,,dragon,perhaps,',
    '',
    'Nowhere,Soup,0,,,yes,"two\nlines"',
    'Mumbai Masala,Garlic Naan,60,,,yes,',
    'New York Pizza,Milkshake,1,,,yes,',
    'Mumbai Masala,,1,,,yes,',
    'Mumbai Masala,Tea,1,USD,,yes,',
    `Mumbai Masala,${'x'.repeat(101)},1,,,yes,`,
    'Mumbai Masala,Plain Rice,,,,yes,',
    'Mumbai Masala,Good Rice,80,INR,cooked rice,YES,',
  ].join('\n');
  expect(await errorsOf(office.marvel, 'menu', csv)).toEqual([
    '2 Price: Please enter an amount such as 320 or 12.50.',
    '2 Picture: Please choose one of the pictures.',
    '2 Available: Please write yes or no.',
    '4 Restaurant: There is no restaurant "Nowhere" here that is yours to see.',
    '4 Price: The price must be more than nothing.',
    '5 Name: This is the same dish as in row 2.',
    '6 Restaurant: There is no restaurant "New York Pizza" here that is yours to see.',
    '7 Name: Please fill this in.',
    '8 Currency: Prices of Mumbai Masala are in INR.',
    '9 Name: Please use at most 100 characters.',
    '10 Price: Please fill this in.',
  ]);
});

test('a row the database itself refuses leaves the others readable', async () => {
  await runSql(world.ownerUrl, `ALTER TABLE api_menu ADD CONSTRAINT test_only CHECK (name <> 'Refused')`);
  const csv = 'Restaurant,Name,Price\nMumbai Masala,Refused,1\nMumbai Masala,Fish Curry,free\nMumbai Masala,Tea,1\n';
  const { errors } = await checked(office.marvel, 'menu', csv);
  await runSql(world.ownerUrl, 'ALTER TABLE api_menu DROP CONSTRAINT test_only');
  expect(errors.map(({ row, message }) => `${row} ${message}`)).toEqual(['2 One of the values cannot be stored.', '3 Please enter an amount such as 320 or 12.50.']);
});

test('a file with one bad row is not imported at all, whatever digest is sent along', async () => {
  const good = 'Restaurant,Name,Price\nMumbai Masala,Fish Curry,240\n';
  const { digest } = await checked(office.marvel, 'menu', good);
  const before = await world.fingerprint();
  const bad = `${good}Mumbai Masala,Bad Curry,nothing\n`;
  for (const sent of [digest!, 'x', 'null']) {
    const refused = await send(office.marvel, 'menu', bad, sent);
    expect([refused.status, refused.notice!.message]).toEqual([409, expect.stringContaining('Nothing was imported')]);
  }
  expect((await send(office.marvel, 'menu', good, '')).status).toBe(422);
  expect(await world.fingerprint()).toBe(before);
  expect(await AuditLog.count()).toBe(0);
});

test('when the data changed since the check, or somebody else checked, nothing is imported', async () => {
  const csv = 'Restaurant,Name,Price\nMumbai Masala,Garlic Naan,65\nMumbai Masala,Fish Curry,240\n';
  const { digest } = await checked(office.marvel, 'menu', csv);
  await Menu.update({ price: '61.00' }, { where: { name: 'Garlic Naan' } });
  const before = await world.fingerprint();
  expect((await send(office.marvel, 'menu', csv, digest!)).status).toBe(409);
  await Menu.update({ price: '60.00' }, { where: { name: 'Garlic Naan' } });
  expect((await send(office.fury, 'menu', csv, digest!)).status).toBe(409);
  await Menu.update({ price: '61.00' }, { where: { name: 'Garlic Naan' } });
  expect(await world.fingerprint()).toBe(before);
  await Menu.update({ price: '60.00' }, { where: { name: 'Garlic Naan' } });
});

test('an exported file can be imported again: as it is nothing changes, with one new price one dish', async () => {
  const { restaurantId } = await world.dish('Garlic Naan');
  const odd = ['=SUM(1)', "'=quoted", '@home', 'a "quoted", one', '-minus'];
  await Menu.bulkCreate(odd.map((name) => ({ restaurantId, name, price: '7.00', description: 'one\r\ntwo' })));
  for (const [token, table] of [[office.marvel, 'menu'], [office.fury, 'restaurant'], [office.fury, 'menu']] as const) {
    const { text } = await office.get(token, `/export/api_${table}.csv`);
    const report = await checked(token, table, text);
    const count = table === 'menu' ? (token === office.fury ? 46 : 18) + odd.length : 10;
    expect(report, table).toMatchObject({ errors: [], added: 0, changed: 0, unchanged: count, digest: null });
    if (table === 'menu') {
      const repriced = text.replace('Mumbai Masala,60.00,INR', 'Mumbai Masala,66.00,INR');
      expect(await checked(token, table, repriced)).toMatchObject({ errors: [], added: 0, changed: 1, unchanged: count - 1 });
    }
  }
  await Menu.destroy({ where: { name: odd } });
});

test('line breaks, whichever a form makes of them, are no change', async () => {
  const dish = await world.dish('Garlic Naan');
  for (const kept of ['one\ntwo', 'one\r\ntwo']) {
    await Menu.update({ description: kept }, { where: { id: dish.id } });
    const report = await checked(office.marvel, 'menu', 'Restaurant,Name,Description\nMumbai Masala,Garlic Naan,"one\ntwo"\n');
    expect(report, JSON.stringify(kept)).toMatchObject({ errors: [], unchanged: 1 });
  }
  await Menu.update({ description: '' }, { where: { id: dish.id } });
});

test('restaurants are added and changed by name within their country, never moved', async () => {
  await Restaurant.create({ name: 'Mumbai Masala', country: 'UK' });
  expect(await errorsOf(office.fury, 'restaurant', 'Name,Active\nMUMBAI MASALA,no\n')).toEqual(['2 Name: There are 2 restaurants called "MUMBAI MASALA". Say which one by a Country column.']);
  expect(await errorsOf(office.fury, 'menu', 'Restaurant,Name,Price\nMumbai Masala,Tea,1\n')).toEqual([
    '2 Restaurant: There are 2 restaurants called "Mumbai Masala". Say which one by a Country column: India or UK.',
  ]);
  expect(await checked(office.fury, 'menu', 'Restaurant,Country,Name,Price\nMumbai Masala,uk,Tea,1\n')).toMatchObject({ errors: [], added: 1 });
  expect(await checked(office.marvel, 'restaurant', 'Name,Active\nMumbai Masala,no\n')).toMatchObject({ errors: [], changed: 1 });
  const csv = 'Name,Country,Active\nMumbai Masala,uk,no\nMumbai Masala,USA,\nNew Place,,yes\n';
  expect(await errorsOf(office.fury, 'restaurant', csv)).toEqual(['3 Active: Please write yes or no.', '4 Country: Please fill this in.']);
  const report = await checked(office.fury, 'restaurant', 'Name,Country,Active\nMumbai Masala,uk,no\nMumbai Masala,USA,yes\n');
  expect([report.added, report.changed, report.preview.map(({ title }) => title)]).toEqual([1, 1, ['Mumbai Masala, UK', 'Mumbai Masala, USA']]);
  await Restaurant.destroy({ where: { name: 'Mumbai Masala', country: 'UK' } });
});

test('a staff manager imports nothing abroad', async () => {
  const before = await world.fingerprint();
  const csv = 'Name,Country\nMarvel Diner,USA\nNew York Pizza,USA\nHome Diner,India\n';
  expect(await errorsOf(office.marvel, 'restaurant', csv)).toEqual([2, 3].map((row) => `${row} Country: This country does not exist, or is not yours to see.`));
  expect((await send(office.marvel, 'restaurant', csv, 'x')).status).toBe(409);
  expect(await world.fingerprint()).toBe(before);
});

test('prices obey the decimals of the currency', async () => {
  await Country.create({ name: 'Japan', currency: 'JPY', locale: 'ja-JP', timeZone: 'Asia/Tokyo' });
  await Restaurant.create({ name: 'Ramen Bar', country: 'Japan' });
  expect(await errorsOf(office.fury, 'menu', 'Restaurant,Name,Price\nRamen Bar,Ramen,900.50\nRamen Bar,Miso,900\n')).toEqual(['2 Price: Amounts in JPY have no decimals.']);
  await Restaurant.destroy({ where: { name: 'Ramen Bar' } });
  await Country.destroy({ where: { name: 'Japan' } });
});

test('only who may keep the table imports, by a form of our own pages', async () => {
  const before = await world.fingerprint();
  const csv = 'Restaurant,Name,Price\nMumbai Masala,Fish Curry,240\n';
  const { digest } = await checked(office.fury, 'menu', csv);
  for (const person of ['captainAmerica', 'thor'] as const) expect((await send(await world.token(person), 'menu', csv)).status).toBe(403);
  expect((await send(null, 'menu', csv)).status).toBe(302);
  const fields = new FormData();
  fields.append('csv', csv);
  fields.append('digest', digest!);
  const foreign = await office.send(office.fury, importOf('menu'), { method: 'POST', body: fields, headers: { 'sec-fetch-site': 'cross-site' } });
  expect(foreign.status).toBe(403);
  const asked = await office.get(office.fury, `${importOf('menu')}?csv=${encodeURIComponent(csv)}&digest=${digest}`);
  expect([asked.status, asked.headers.get('allow')]).toEqual([405, 'POST']);
  expect((await office.post(office.fury, importOf('user'), { csv })).status).toBe(404);
  expect(await world.fingerprint()).toBe(before);
});
