import { expect, test } from 'vitest';
import { AuditLog, Menu, Restaurant, User } from '../db';
import { PEOPLE, type PersonName, useWorld } from '../test/world';
import { bulkOf, newOf, rowOf, useOffice } from '../test/office';

const world = useWorld();
const office = useOffice(world);

const user = (person: PersonName) => User.findOne({ where: { email: PEOPLE[person] }, rejectOnEmpty: true });
const lastEntry = () => AuditLog.findOne({ order: [['id', 'DESC']], raw: true });

test('a staff manager changes a dish of the own country; the trail says who, what, before and after', async () => {
  const { id } = await world.dish('Garlic Naan');
  const saved = await office.post(office.marvel, rowOf('menu', id, 'edit'), { price: '65', isAvailable: 'false' });
  expect([saved.status, saved.record.params.price, saved.record.params['shown.price']]).toEqual([200, '65.00', '₹65.00']);
  expect(await lastEntry()).toMatchObject({
    action: 'dish.change', objectType: 'dish', objectId: id, country: 'India', actorEmail: PEOPLE.captainMarvel,
    before: { price: '60.00', isAvailable: true }, after: { price: '65.00', isAvailable: false },
    requestId: saved.headers.get('x-request-id'),
  });
  await office.post(office.marvel, rowOf('menu', id, 'edit'), { price: '60.00', isAvailable: 'true' });
});

test('saving a form as it was loaded writes nothing, and what was loaded before another’s change is a conflict', async () => {
  const { id } = await world.dish('Garlic Naan');
  const loaded = (await office.get(office.marvel, rowOf('menu', id, 'edit'))).record.params as Record<string, string>;
  const before = await AuditLog.count();
  expect((await office.post(office.marvel, rowOf('menu', id, 'edit'), loaded)).status).toBe(200);
  expect(await AuditLog.count()).toBe(before);
  await office.post(office.fury, rowOf('menu', id, 'edit'), { description: 'With much garlic.' });
  const late = await office.post(office.marvel, rowOf('menu', id, 'edit'), { ...loaded, name: 'Plain Naan' });
  expect([late.status, late.notice!.message]).toEqual([409, expect.stringContaining('meanwhile')]);
  expect(await Menu.findByPk(id, { raw: true })).toMatchObject({ name: 'Garlic Naan', description: 'With much garlic.' });
});

test('the address says which row is written, never the form', async () => {
  const ours = await world.dish('Garlic Naan');
  const theirs = await world.dish('Milkshake');
  const before = await world.fingerprint();
  expect((await office.post(office.marvel, rowOf('menu', ours.id, 'edit'), { id: theirs.id, name: 'Swapped' })).status).toBe(403);
  expect(await world.fingerprint()).toBe(before);
});

test('columns that are no field of the form are refused, also for a superuser', async () => {
  const thor = await user('thor');
  const naan = await world.dish('Garlic Naan');
  const before = await world.fingerprint();
  const forged: [string, Record<string, string>][] = [
    [rowOf('user', thor.id, 'edit'), { password: '$argon2id$mine' }],
    [rowOf('user', thor.id, 'edit'), { password: '' }],
    [rowOf('user', thor.id, 'edit'), { createdAt: '2020-01-01T00:00:00.000Z' }],
    [rowOf('user', thor.id, 'edit'), { id: naan.id }],
    [rowOf('menu', naan.id, 'edit'), { restaurantId: (await world.restaurant('New York Pizza')).id }],
    [rowOf('country', 'India', 'edit'), { name: 'Bharat' }],
    [newOf('user'), { name: 'New Member', email: 'new@member.com', role: 'member', country: 'USA', newPassword: 'a new password', password: '$argon2id$mine' }],
    [newOf('restaurant'), { name: 'Mine', country: 'India', id: naan.id }],
  ];
  for (const [path, fields] of forged) expect((await office.post(office.fury, path, fields)).status, JSON.stringify(fields)).toBe(403);
  expect(await world.fingerprint()).toBe(before);
});

test('orders and their lines, payment methods and the trail are not edited as rows', async () => {
  const order = await world.anOrder('captainMarvel', 'Garlic Naan');
  const entry = (await lastEntry())!;
  const before = await world.fingerprint();
  for (const [table, id] of [['order', order.id], ['auditlog', entry.id]] as const) {
    expect((await office.post(office.fury, rowOf(table, id, 'edit'), { country: 'USA' })).status).toBe(403);
    expect((await office.post(office.fury, rowOf(table, id, 'delete'))).status).toBe(403);
    expect((await office.post(office.fury, bulkOf(table, [id]))).status).toBe(403);
    expect((await office.post(office.fury, newOf(table), { country: 'USA' })).status).toBe(403);
  }
  expect(await world.fingerprint()).toBe(before);
});

test('a staff manager can neither add nor move anything abroad', async () => {
  const masala = await world.restaurant('Mumbai Masala');
  const pizza = await world.restaurant('New York Pizza');
  const before = await world.fingerprint();
  const abroad = await office.post(office.marvel, newOf('restaurant'), { name: 'Marvel Diner', country: 'USA' });
  expect([abroad.status, abroad.record.errors.country?.message]).toEqual([422, expect.stringContaining('not yours to see')]);
  expect((await office.post(office.marvel, rowOf('restaurant', masala.id, 'edit'), { country: 'USA' })).status).toBe(422);
  expect((await office.post(office.marvel, newOf('menu'), { restaurantId: pizza.id, name: 'Samosa', price: '5' })).status).toBe(422);
  expect(await world.fingerprint()).toBe(before);
});

test('a restaurant and its dish, added here, are on the site at once', async () => {
  const place = await office.post(office.marvel, newOf('restaurant'), { name: 'Goa Grill', country: 'India', description: '' });
  expect([place.status, place.record.params.isActive]).toEqual([200, true]);
  const dish = await office.post(office.marvel, newOf('menu'), { restaurantId: place.record.id, name: 'Fish Curry', price: '240.50' });
  expect(dish.status).toBe(200);
  const shown = await world.shop.findRestaurant(await world.viewer('thor'), place.record.id);
  expect(shown.menu).toMatchObject([{ name: 'Fish Curry', price: { minor: 24050, currency: 'INR' } }]);
  expect((await office.post(office.marvel, rowOf('menu', dish.record.id, 'delete'))).status).toBe(200);
  expect((await office.post(office.marvel, rowOf('restaurant', place.record.id, 'delete'))).status).toBe(200);
  expect(await lastEntry()).toMatchObject({ action: 'restaurant.delete', before: { name: 'Goa Grill' }, country: 'India' });
});

test('what is used is not deleted: the answer says by what, and what to do instead', async () => {
  await world.anOrder('captainMarvel', 'Garlic Naan');
  const before = await world.fingerprint();
  const refusals: [string, string, RegExp][] = [
    ['restaurant', (await world.restaurant('Mumbai Masala')).id, /4 dishes and one order depend on it. Deactivate it instead/],
    ['menu', (await world.dish('Garlic Naan')).id, /one order line depends on it. Mark it sold out/],
    ['user', (await user('captainMarvel')).id, /one order and one payment method depend on it. Deactivate the person/],
    ['country', 'India', /3 people and 4 restaurants/],
  ];
  for (const [table, id, words] of refusals) {
    const refused = await office.post(office.fury, rowOf(table, id, 'delete'));
    expect([refused.status, refused.notice!.message], table).toEqual([409, expect.stringMatching(words)]);
  }
  expect(await world.fingerprint()).toBe(before);
});

test('deleting many is all or nothing', async () => {
  const { id: restaurantId } = await world.restaurant('Mumbai Masala');
  const [one, two] = await Menu.bulkCreate(['One', 'Two'].map((name) => ({ restaurantId, name, price: '1.00' })));
  await world.anOrder('captainMarvel', 'Two');
  const mixed = await office.post(office.marvel, bulkOf('menu', [one!.id, two!.id]));
  expect([mixed.status, await Menu.count({ where: { id: [one!.id, two!.id] } })]).toEqual([409, 2]);
  const foreign = await office.post(office.marvel, bulkOf('menu', [one!.id, (await world.dish('Milkshake')).id]));
  expect([foreign.status, await Menu.count({ where: { id: one!.id } })]).toEqual([404, 1]);
  expect((await office.post(office.marvel, bulkOf('menu', [one!.id]))).status).toBe(200);
  expect(await Menu.count({ where: { id: one!.id } })).toBe(0);
});

test('a form that is wrong says so at the field, keeps what was typed, and is never taken for saved', async () => {
  const { id } = await world.dish('Garlic Naan');
  const before = await world.fingerprint();
  for (const price of ['0', '-1', '1.234', 'NaN', '1e3', '999999999', 'free']) {
    const wrong = await office.post(office.marvel, rowOf('menu', id, 'edit'), { price });
    expect([wrong.status, Object.keys(wrong.record.errors), wrong.record.params.price], price).toEqual([422, ['price'], price]);
  }
  for (const [field, value] of [['name', ''], ['name', 'x'.repeat(101)], ['name', 'a\0b'], ['picture', 'dragon']] as const) {
    const wrong = await office.post(office.marvel, rowOf('menu', id, 'edit'), { [field]: value });
    expect([wrong.status, wrong.notice!.type, Object.keys(wrong.record.errors)], field).toEqual([422, 'error', [field]]);
  }
  expect((await office.post(office.fury, rowOf('user', (await user('thor')).id, 'edit'), { isSuperuser: 'no' })).status).toBe(400);
  const taken = await office.post(office.fury, rowOf('user', (await user('thor')).id, 'edit'), { email: ' THANOS@member.com ' });
  expect([taken.status, taken.record.errors.email?.message]).toEqual([422, expect.stringContaining('already')]);
  expect(Object.keys((await office.post(office.fury, newOf('restaurant'))).record.errors)).toEqual(['name', 'country']);
  expect(await world.fingerprint()).toBe(before);
  expect(await Restaurant.count()).toBe(10);
});
