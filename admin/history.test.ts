import { expect, test } from 'vitest';
import { AuditLog, User } from '../db';
import { PEOPLE, useWorld } from '../test/world';
import { type Answer, listOf, newOf, rowOf, useOffice } from '../test/office';

const world = useWorld();
const office = useOffice(world);

interface Entry {
  actorEmail: string;
  action: string;
  shown: { createdAt: string; changes: { field: string; from: string; to: string }[] };
}

const history = async (token: string, table: string, id: string) => {
  const answer: Answer = await office.get(token, rowOf(table, id, 'history'));
  return { status: answer.status, entries: (answer as unknown as { entries?: Entry[] }).entries ?? [] };
};

test('the history of a dish says who changed its price, from what to what, and when', async () => {
  const { id } = await world.dish('Garlic Naan');
  await office.post(office.marvel, rowOf('menu', id, 'edit'), { price: '65' });
  await office.post(office.fury, rowOf('menu', id, 'edit'), { price: '60' });
  const { entries } = await history(office.marvel, 'menu', id);
  expect(entries.map(({ actorEmail, action }) => [actorEmail, action])).toEqual([[PEOPLE.nickFury, 'dish.change'], [PEOPLE.captainMarvel, 'dish.change']]);
  expect(entries[1]!.shown.changes).toEqual([{ field: 'price', from: '60.00', to: '65.00' }]);
  expect(entries[1]!.shown.createdAt).toMatch(/IST$/);
});

test('what the site and the API do is in the history, too', async () => {
  const order = await world.anOrder('captainMarvel', 'Garlic Naan');
  await world.shop.cancelOrder(await world.viewer('nickFury'), order.id, { reason: 'Closed early' });
  const { entries } = await history(office.marvel, 'order', order.id);
  expect(entries.map(({ action }) => action)).toEqual(['order.cancel', 'order.place']);
  expect(entries[0]!.shown.changes).toContainEqual({ field: 'reason', from: '', to: 'Closed early' });
});

test('a history is shown to whoever may see the row, and to nobody else', async () => {
  const [milkshake, naan] = [await world.dish('Milkshake'), await world.dish('Garlic Naan')];
  await office.post(office.fury, rowOf('menu', milkshake.id, 'edit'), { description: 'Thick' });
  expect((await history(office.fury, 'menu', milkshake.id)).entries).toHaveLength(1);
  expect((await history(office.marvel, 'menu', milkshake.id)).status).toBe(404);
  for (const person of ['captainAmerica', 'thor'] as const) expect((await history(await world.token(person), 'menu', naan.id)).status).toBe(403);
  expect((await history(office.marvel, 'auditlog', '1')).status).toBe(404);
});

test('no entry holds a secret, whoever made it', async () => {
  const { id } = await User.findOne({ where: { email: PEOPLE.thor }, rejectOnEmpty: true });
  await office.post(office.fury, rowOf('user', id, 'setPassword'), { newPassword: 'mjolnir-mjolnir' });
  await office.post(office.fury, rowOf('user', id, 'edit'), { name: 'Thor Odinson' });
  const { entries } = await history(office.fury, 'user', id);
  expect(entries.map(({ action }) => action)).toEqual(['user.change', 'user.set-password']);
  const all = JSON.stringify(await AuditLog.findAll({ raw: true }));
  expect(all).not.toMatch(/mjolnir|argon2|token/i);
  await office.post(office.fury, rowOf('user', id, 'edit'), { name: 'Thor' });
});

test('the audit log is filtered by act, kind, person and day, and names what each entry is about', async () => {
  const { id } = await world.dish('Garlic Naan');
  await office.post(office.marvel, rowOf('menu', id, 'edit'), { price: '65' });
  await office.post(office.fury, rowOf('menu', id, 'edit'), { price: '60' });
  await office.post(office.fury, newOf('restaurant'), { name: 'Goa Grill', country: 'India' });
  const nick = await User.findOne({ where: { email: PEOPLE.nickFury }, rejectOnEmpty: true });
  const count = async (query: string) => (await office.get(office.fury, listOf('auditlog', query))).meta.total;
  expect(await count('?filters.action=dish.change,restaurant.add')).toBe(3);
  expect(await count(`?filters.actorId=${nick.id}&filters.objectType=dish`)).toBe(1);
  expect(await count('?filters.q=marvel')).toBe(1);
  expect(await count(`?filters.q=${id}`)).toBe(2);
  expect(await count('?filters.createdAt~~to=2020-01-01')).toBe(0);
  const { records } = await office.get(office.fury, listOf('auditlog', '?filters.action=dish.change'));
  expect(records.map(({ params }) => params['shown.object'])).toEqual(['Garlic Naan', 'Garlic Naan']);
  const place = (await office.get(office.fury, listOf('restaurant', '?filters.q=goa'))).records[0]!;
  expect((await office.post(office.fury, rowOf('restaurant', place.id, 'delete'))).status).toBe(200);
});
