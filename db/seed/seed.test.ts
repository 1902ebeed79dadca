import { expect, test } from 'vitest';
import { Menu, User, sequelize } from '..';
import { hashPassword } from '../../domain/passwords';
import { useWorld } from '../../test/world';
import { seed } from '.';

const world = useWorld();

test('the demo world is complete: 3 countries, 6 people, 10 restaurants, 46 dishes, 3 cards', async () => {
  const tables = ['country', 'user', 'restaurant', 'menu', 'paymentmethod'];
  const [rows] = await sequelize().query(`SELECT ${tables.map((table) => `(SELECT count(*)::int FROM api_${table}) AS ${table}`).join(', ')}`);
  expect(rows[0]).toEqual({ country: 3, user: 6, restaurant: 10, menu: 46, paymentmethod: 3 });
});

test('seeding three times, also on live data, changes nothing', async () => {
  await Menu.update({ price: '61.00' }, { where: { name: 'Garlic Naan' } });
  const before = await world.fingerprint();
  for (let time = 0; time < 3; time++) expect(await seed(hashPassword)).toBe(false);
  expect(await world.fingerprint()).toBe(before);
  await Menu.update({ price: '60.00' }, { where: { name: 'Garlic Naan' } });
});

test('no demo password stands in the database', async () => {
  const people = await User.findAll({ raw: true });
  for (const { password } of people) expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});
