import { expect, test } from 'vitest';
import { AuditLog, Menu, Restaurant } from '../db';
import { useWorld } from '../test/world';
import { newOf, rowOf, useOffice } from '../test/office';

const world = useWorld();
const office = useOffice(world);

/** The form of a restaurant as the page posts it back. */
async function formOf(id: string): Promise<Record<string, string>> {
  const { params } = (await office.get(office.marvel, rowOf('restaurant', id))).record;
  const kept = Object.entries(params).filter(([path, value]) => /^(dishes|name|country|description|isActive|version)/.test(path) && !path.includes('shown') && value !== null);
  return Object.fromEntries(kept.map(([path, value]) => [path, String(value)]));
}

const three = { 'dishes.0.name': 'Fish Curry', 'dishes.0.price': '240', 'dishes.1.name': 'Prawn Rice', 'dishes.1.price': '260.50', 'dishes.2.name': 'Sol Kadhi', 'dishes.2.price': '60' };

test('a restaurant and three dishes are added with one form, and the site has them', async () => {
  const added = await office.post(office.marvel, newOf('restaurant'), { name: 'Goa Grill', country: 'India', ...three });
  expect(added.status).toBe(200);
  const { menu } = await world.shop.findRestaurant(await world.viewer('thor'), added.record.id);
  expect(menu.map(({ name, price }) => [name, price.minor])).toEqual([['Fish Curry', 24000], ['Prawn Rice', 26050], ['Sol Kadhi', 6000]]);
  expect((await AuditLog.findAll({ order: ['id'], raw: true })).map(({ action }) => action)).toEqual(['restaurant.add', 'dish.add', 'dish.add', 'dish.add']);
  await Menu.destroy({ where: { restaurantId: added.record.id } });
  await Restaurant.destroy({ where: { id: added.record.id } });
});

test('one Save changes, adds and deletes dishes, and touches what was left as it was not at all', async () => {
  const { id } = await world.restaurant('Mumbai Masala');
  await Menu.create({ restaurantId: id, name: 'Zebra Cake', price: '10.00' });
  const before = await Menu.findAll({ where: { restaurantId: id }, order: ['name'], raw: true });
  const form = await formOf(id);
  expect(Object.keys(form).filter((path) => path.endsWith('.name'))).toHaveLength(5);
  const saved = await office.post(office.marvel, rowOf('restaurant', id, 'edit'), { ...form, 'dishes.0.price': '330', 'dishes.4.delete': 'true', 'dishes.5.name': 'Lassi', 'dishes.5.price': '90' });
  expect(saved.status).toBe(200);
  const after = await Menu.findAll({ where: { restaurantId: id }, order: ['name'], raw: true });
  expect(after.map(({ name, price }) => [name, price])).toEqual([['Butter Chicken', '330.00'], ...before.slice(1, 3).map(({ name, price }) => [name, price]), ['Lassi', '90.00'], [before[3]!.name, before[3]!.price]]);
  expect(saved.record.params['dishes.3.name']).toBe('Lassi');
  await Menu.update({ price: '320.00' }, { where: { name: 'Butter Chicken' } });
  await Menu.destroy({ where: { name: 'Lassi' } });
});

test('a mistake in one dish is told at its field, and nothing of the form is saved', async () => {
  const { id } = await world.restaurant('Mumbai Masala');
  const form = await formOf(id);
  const before = await world.fingerprint();
  const wrong = await office.post(office.marvel, rowOf('restaurant', id, 'edit'), { ...form, name: 'New Name', 'dishes.0.price': '333', 'dishes.1.price': 'free', 'dishes.4.name': '', 'dishes.4.price': '12' });
  expect([wrong.status, Object.keys(wrong.record.errors)]).toEqual([422, ['dishes.1.price', 'dishes.4.name']]);
  expect(wrong.record.params['dishes.1.price']).toBe('free');
  const added = await office.post(office.marvel, newOf('restaurant'), { name: 'Goa Grill', country: 'India', ...three, 'dishes.2.price': '-1' });
  expect([added.status, Object.keys(added.record.errors)]).toEqual([422, ['dishes.2.price']]);
  expect(await world.fingerprint()).toBe(before);
});

test("another restaurant's dish cannot be written or deleted through the form, nor one moved here", async () => {
  const { id } = await world.restaurant('Mumbai Masala');
  const [dosa, milkshake] = [await world.dish('Masala Dosa'), await world.dish('Milkshake')];
  const before = await world.fingerprint();
  for (const dish of [dosa, milkshake]) {
    for (const fields of [{ 'dishes.0.name': 'Ours' }, { 'dishes.0.delete': 'true' }] as Record<string, string>[]) {
      expect((await office.post(office.marvel, rowOf('restaurant', id, 'edit'), { 'dishes.0.id': dish.id, ...fields })).status).toBe(422);
    }
  }
  const { id: pizza } = await world.restaurant('New York Pizza');
  const naan = await world.dish('Garlic Naan');
  await office.post(office.marvel, rowOf('restaurant', id, 'edit'), { 'dishes.0.id': naan.id, 'dishes.0.restaurantId': pizza, 'dishes.0.picture': 'pizza' });
  expect(await world.fingerprint()).toBe(before);
});

test('a dish somebody changed since the form was loaded stops the whole form', async () => {
  const { id } = await world.restaurant('Mumbai Masala');
  const form = await formOf(id);
  await Menu.update({ price: '321.00' }, { where: { name: 'Butter Chicken' } });
  const stale = await office.post(office.marvel, rowOf('restaurant', id, 'edit'), { ...form, 'dishes.0.price': '300', description: 'Other' });
  expect([stale.status, stale.record.errors['dishes.0.name']?.message]).toEqual([422, expect.stringContaining('meanwhile')]);
  expect((await world.restaurant('Mumbai Masala')) as object).not.toMatchObject({ description: 'Other' });
  await Menu.update({ price: '320.00' }, { where: { name: 'Butter Chicken' } });
});

test('a dish that was ordered is not deleted by the form; it says why', async () => {
  const { id } = await world.restaurant('Mumbai Masala');
  await world.anOrder('captainMarvel', 'Garlic Naan');
  const naan = await world.dish('Garlic Naan');
  const refused = await office.post(office.marvel, rowOf('restaurant', id, 'edit'), { 'dishes.0.id': naan.id, 'dishes.0.delete': 'true' });
  expect([refused.status, refused.record.errors['dishes.0.name']?.message]).toEqual([422, expect.stringContaining('sold out')]);
  expect(await Menu.findByPk(naan.id)).not.toBeNull();
});
