import { expect, test } from 'vitest';
import { AuditLog, Menu, Order, Restaurant, Session, User } from '../db';
import { PEOPLE, type PersonName, useWorld } from '../test/world';
import type { ActForm } from './acts';
import { rowOf, useOffice } from '../test/office';

const world = useWorld();
const office = useOffice(world);

const bulk = (table: string, action: string, ids: string[]) => `/api/resources/api_${table}/bulk/${action}?recordIds=${ids.join(',')}`;
const user = (person: PersonName) => User.findOne({ where: { email: PEOPLE[person] }, rejectOnEmpty: true });
const entries = async (action: string) => (await AuditLog.findAll({ where: { action }, order: ['id'], raw: true })).map(({ actorEmail, country, before, after }) => ({ actorEmail, country, before, after }));
const formOf = (answer: object) => (answer as { form: ActForm }).form;

test('dishes are marked sold out and put back, many at once, each with an entry', async () => {
  const [naan, tikka] = [await world.dish('Garlic Naan'), await world.dish('Paneer Tikka')];
  const ids = [naan.id, tikka.id];
  const before = await world.fingerprint();
  expect((await office.get(office.marvel, bulk('menu', 'sellOutChosen', ids))).status).toBe(200);
  expect(await world.fingerprint()).toBe(before);
  const done = await office.post(office.marvel, bulk('menu', 'sellOutChosen', ids));
  expect([done.status, done.notice!.message]).toEqual([200, '2 dishes are sold out.']);
  expect(await Menu.count({ where: { id: ids, isAvailable: false } })).toBe(2);
  expect(await entries('dish.sell-out')).toEqual([1, 2].map(() => ({ actorEmail: PEOPLE.captainMarvel, country: 'India', before: { isAvailable: true }, after: { isAvailable: false } })));
  expect((await office.post(office.marvel, bulk('menu', 'sellOutChosen', ids))).notice!.message).toMatch(/so already/);
  expect(await entries('dish.sell-out')).toHaveLength(2);
  await expect(world.anOrder('captainMarvel', 'Garlic Naan')).rejects.toMatchObject({ code: expect.any(String) });
  expect((await office.post(office.marvel, rowOf('menu', naan.id, 'putBack'))).notice!.message).toBe('One dish is back on the menu.');
  expect((await office.post(office.marvel, rowOf('menu', tikka.id, 'putBack'))).status).toBe(200);
  expect(await world.fingerprint()).toBe(before);
});

test('prices change by a percentage after a preview that writes nothing, rounded as the currency is paid', async () => {
  const [naan, tikka] = [await world.dish('Garlic Naan'), await world.dish('Paneer Tikka')];
  const path = bulk('menu', 'changePrices', [naan.id, tikka.id]);
  const before = await world.fingerprint();
  const preview = formOf(await office.post(office.marvel, path, { percent: '12,5' }));
  expect(preview.rows).toEqual(expect.arrayContaining([{ title: 'Garlic Naan', from: '₹60.00', to: '₹67.50' }, { title: 'Paneer Tikka', from: '₹280.00', to: '₹315.00' }]));
  expect(await world.fingerprint()).toBe(before);
  const done = await office.post(office.marvel, path, { ...preview.kept });
  expect([done.status, done.notice!.message]).toEqual([200, 'The prices of 2 dishes are changed.']);
  expect((await world.dish('Garlic Naan')).price).toBe('67.50');
  expect(await entries('dish.change-price')).toContainEqual({ actorEmail: PEOPLE.captainMarvel, country: 'India', before: { price: '60.00' }, after: { price: '67.50' } });
  await Menu.update({ price: '60.00' }, { where: { id: naan.id } });
  await Menu.update({ price: '280.00' }, { where: { id: tikka.id } });
});

test('what was previewed is what is written: a price somebody changed meanwhile stops it', async () => {
  const { id } = await world.dish('Garlic Naan');
  const path = bulk('menu', 'changePrices', [id]);
  const { kept } = formOf(await office.post(office.marvel, path, { percent: '10' }));
  await Menu.update({ price: '61.00' }, { where: { id } });
  expect((await office.post(office.marvel, path, { ...kept })).status).toBe(409);
  expect((await office.post(office.marvel, path, { ...kept, percent: '400' })).status).toBe(409);
  expect((await world.dish('Garlic Naan')).price).toBe('61.00');
  for (const percent of ['', '0', 'ten', '-91', '501', '1e2', '-99.99']) {
    const wrong = await office.post(office.marvel, path, { percent });
    expect([wrong.status, wrong.notice!.message], percent).toEqual([422, expect.any(String)]);
  }
  await Menu.update({ price: '60.00' }, { where: { id } });
});

test('a restaurant is closed and opened again, and the site follows at once', async () => {
  const { id } = await world.restaurant('Mumbai Masala');
  const seen = async () => (await world.shop.listRestaurants(await world.viewer('thor'))).restaurants.some((restaurant) => restaurant.id === id);
  expect((await office.post(office.marvel, rowOf('restaurant', id, 'deactivate'))).record.params.isActive).toBe(false);
  expect(await seen()).toBe(false);
  expect((await office.post(office.marvel, bulk('restaurant', 'activateChosen', [id]))).notice!.message).toBe('Activated one restaurant.');
  expect(await seen()).toBe(true);
  expect(await entries('restaurant.deactivate')).toEqual([{ actorEmail: PEOPLE.captainMarvel, country: 'India', before: { isActive: true }, after: { isActive: false } }]);
});

test('who is deactivated is out at once and signs in again only after being activated', async () => {
  const { id } = await user('thor');
  const token = await world.token('thor');
  expect((await office.post(office.fury, rowOf('user', id, 'deactivate'))).status).toBe(200);
  expect([await world.shop.findViewer(token), await Session.count({ where: { userId: id } })]).toEqual([null, 0]);
  expect((await office.post(office.fury, bulk('user', 'activateChosen', [id]))).status).toBe(200);
  expect(await world.shop.findViewer(token)).toBeNull();
  expect(await world.shop.findViewer(await world.token('thor'))).not.toBeNull();
});

test('nobody deactivates himself, alone or among others', async () => {
  const [nick, travis] = [await user('nickFury'), await user('travis')];
  const own = await office.post(office.fury, rowOf('user', nick.id, 'deactivate'));
  expect([own.status, own.notice!.message]).toEqual([409, expect.stringContaining('Ask another superuser')]);
  expect((await office.post(office.fury, bulk('user', 'deactivateChosen', [travis.id, nick.id]))).status).toBe(409);
  expect(await User.count({ where: { isActive: false } })).toBe(0);
});

test('sessions are ended one by one, many at once, and all of a person', async () => {
  const tokens = [await world.token('thor'), await world.token('thor'), await world.token('thor')];
  const { id } = await user('thor');
  const sessions = await Session.findAll({ where: { userId: id }, attributes: ['id'], order: ['createdAt'] });
  expect((await office.post(office.marvel, rowOf('session', sessions[0]!.id, 'end'))).notice!.message).toBe('One session ended.');
  expect(await Session.count({ where: { userId: id } })).toBe(2);
  expect((await office.post(office.marvel, bulk('session', 'endAll', [sessions[1]!.id]))).status).toBe(200);
  expect((await office.post(office.marvel, rowOf('user', id, 'endSessions'))).notice!.message).toMatch(/one session ended/);
  for (const token of tokens) expect(await world.shop.findViewer(token)).toBeNull();
  expect(await AuditLog.count({ where: { objectId: id, action: ['session.end', 'session.end-all'] } })).toBe(3);
  const { text } = await office.get(office.fury, '/api/resources/api_session/actions/list');
  expect(text).not.toMatch(/tokenHash|token_hash/);
});

test('deleting first lists what depends on the row, and a page of it writes nothing', async () => {
  await world.anOrder('captainMarvel', 'Garlic Naan');
  const before = await world.fingerprint();
  const { id } = await world.restaurant('Mumbai Masala');
  const kept = formOf(await office.get(office.fury, rowOf('restaurant', id, 'delete')));
  expect([kept.button, kept.intro, kept.links!.map(({ label }) => label)]).toEqual([undefined, expect.stringMatching(/4 dishes and one order depend on it. Deactivate/), ['Deactivate instead', 'See 4 dishes', 'See one order']]);
  const tikka = await world.dish('Paneer Tikka');
  expect(formOf(await office.get(office.fury, rowOf('menu', tikka.id, 'delete'))).button).toBe('Delete');
  const many = formOf(await office.get(office.fury, bulk('menu', 'bulkDelete', [tikka.id, (await world.dish('Garlic Naan')).id])));
  expect([many.button, many.rows!.length]).toEqual([undefined, 2]);
  expect(await world.fingerprint()).toBe(before);
});

test('every act is refused to whoever may not, and across the border, and changes nothing', async () => {
  const [milkshake, pizza, thor] = [await world.dish('Milkshake'), await world.restaurant('New York Pizza'), await user('thor')];
  const abroad = await world.anOrder('nickFury', 'Milkshake');
  const america = await world.token('captainAmerica');
  const { id: session } = await Session.findOne({ where: { userId: (await user('captainAmerica')).id }, rejectOnEmpty: true });
  const naan = await world.dish('Garlic Naan');
  const before = await world.fingerprint();
  const acrossTheBorder: [string, Record<string, string>?][] = [
    [rowOf('menu', milkshake.id, 'sellOut')], [bulk('menu', 'sellOutChosen', [naan.id, milkshake.id])],
    [bulk('menu', 'changePrices', [naan.id, milkshake.id]), { percent: '5' }], [rowOf('restaurant', pizza.id, 'deactivate')],
    [bulk('restaurant', 'deactivateChosen', [pizza.id])], [rowOf('order', abroad.id, 'cancel'), { reason: 'no' }],
    [rowOf('session', session, 'end')], [bulk('session', 'endAll', [session])], [rowOf('user', (await user('captainAmerica')).id, 'endSessions')],
  ];
  for (const [path, fields] of acrossTheBorder) expect([403, 404], path).toContain((await office.post(office.marvel, path, fields)).status);
  for (const action of ['setPassword', 'deactivate']) expect((await office.post(office.marvel, rowOf('user', thor.id, action), { newPassword: 'a new password' })).status).toBe(403);
  expect((await office.post(office.marvel, bulk('user', 'deactivateChosen', [thor.id]))).status).toBe(403);
  for (const person of ['captainAmerica', 'thor'] as const) {
    const token = person === 'thor' ? await world.token('thor') : america;
    for (const [path, fields] of acrossTheBorder) expect((await office.post(token, path, fields)).status, path).toBe(403);
  }
  expect((await office.post(null, rowOf('menu', naan.id, 'sellOut'))).status).toBe(302);
  expect(await world.fingerprint()).toBe(before);
  expect(await Session.findByPk(session)).not.toBeNull();
  expect([await Order.count({ where: { status: 'cancelled' } }), await Restaurant.count({ where: { isActive: false } })]).toEqual([0, 0]);
});

test('the domain itself refuses acts across the border, whatever door asks', async () => {
  const marvel = await world.viewer('captainMarvel');
  const staff = { ...marvel, isStaff: true };
  await world.token('captainAmerica');
  const [milkshake, pizza, america] = [await world.dish('Milkshake'), await world.restaurant('New York Pizza'), await user('captainAmerica')];
  const { id: session } = await Session.findOne({ where: { userId: america.id }, rejectOnEmpty: true });
  const acts = [
    () => world.shop.endSessions(staff, [session]), () => world.shop.endSessionsOf(staff, america.id), () => world.shop.markDishes(staff, [milkshake.id], false),
    () => world.shop.activateRestaurants(staff, [pizza.id], false), () => world.shop.previewPrices(staff, [milkshake.id], '5'), () => world.shop.changePrices(staff, [milkshake.id], '5', ''),
  ];
  for (const act of acts) await expect(act(), String(act)).rejects.toMatchObject({ kind: 'not_found' });
  await expect(world.shop.activatePeople(staff, [america.id], false)).rejects.toMatchObject({ kind: 'forbidden' });
  expect(await Session.findByPk(session)).not.toBeNull();
});
