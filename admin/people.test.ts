import { expect, test } from 'vitest';
import { AuditLog, Country, Order, PaymentMethod, Restaurant, Session, User } from '../db';
import { runSql } from '../test/postgres';
import { PEOPLE, type PersonName, useWorld } from '../test/world';
import { bulkOf, listOf, newOf, rowOf, useOffice } from '../test/office';

const world = useWorld();
const office = useOffice(world);
const client = { ip: '127.0.0.1', userAgent: 'test' };

const user = (person: PersonName) => User.findOne({ where: { email: PEOPLE[person] }, rejectOnEmpty: true });
const edit = async (person: PersonName, fields: Record<string, string>, by = office.fury) => office.post(by, rowOf('user', (await user(person)).id, 'edit'), fields);

test('a person added here signs in with the password, which is nowhere to be read', async () => {
  const added = await office.post(office.fury, newOf('user'), { name: 'New Member', email: ' New@Member.com', newPassword: 'first-lunch', role: 'member', country: 'UK' });
  expect([added.status, added.record.params.isActive, added.record.params.isStaff]).toEqual([200, true, false]);
  expect(added.text).not.toMatch(/first-lunch|argon2/);
  const { viewer } = await world.shop.signIn({ email: 'new@member.com', password: 'first-lunch' }, client);
  expect([viewer.name, viewer.country.name]).toEqual(['New Member', 'UK']);
  const entry = (await AuditLog.findOne({ where: { action: 'user.add' }, raw: true }))!;
  expect(JSON.stringify(entry)).not.toMatch(/first-lunch|argon2|assword/);
  const short = await office.post(office.fury, newOf('user'), { name: 'Other Member', email: 'other@member.com', newPassword: 'short', role: 'member', country: 'UK' });
  expect([short.status, Object.keys(short.record.errors)]).toEqual([422, ['newPassword']]);
  expect(short.text).not.toContain('short"');
});

test('setting a password signs the person out everywhere, and needs POST', async () => {
  const { id } = await user('thor');
  const token = await world.token('thor');
  const path = rowOf('user', id, 'setPassword');
  expect((await office.post(office.fury, path, { newPassword: '1234567' })).record.errors.newPassword?.message).toMatch(/at least 8/);
  expect((await office.get(office.fury, `${path}?newPassword=mjolnir-mjolnir`)).status).toBe(200);
  expect(await world.shop.findViewer(token)).not.toBeNull();
  const set = await office.post(office.fury, path, { newPassword: 'mjolnir-mjolnir' });
  expect([set.status, set.notice!.type]).toEqual([200, 'success']);
  expect(set.text).not.toContain('mjolnir');
  expect(await Session.count({ where: { userId: id } })).toBe(0);
  expect((await world.shop.signIn({ email: PEOPLE.thor, password: 'mjolnir-mjolnir' }, client)).viewer.name).toBe('Thor');
});

test('nobody takes the back office from himself', async () => {
  const { id } = await user('nickFury');
  const before = await world.fingerprint();
  for (const fields of [{ isActive: 'false' }, { isStaff: 'false' }, { isSuperuser: 'false' }, { role: 'member' }] as Record<string, string>[]) {
    expect((await edit('nickFury', fields)).status, JSON.stringify(fields)).toBe(409);
  }
  await PaymentMethod.destroy({ where: { userId: id } });
  expect((await office.post(office.fury, rowOf('user', id, 'delete'))).status).toBe(409);
  expect((await office.post(office.fury, bulkOf('user', [id, (await user('travis')).id]))).status).toBe(409);
  await PaymentMethod.create({ userId: id, cardLast4: '4242', type: 'credit' });
  expect(await User.count()).toBe(7);
  expect(before).not.toBe('');
});

test('two superusers who remove each other at the same moment leave one', async () => {
  await edit('captainAmerica', { isStaff: 'true', isSuperuser: 'true' });
  const america = await world.token('captainAmerica');
  const [nick, steve] = [await user('nickFury'), await user('captainAmerica')];
  const demote = (by: string, id: string) => office.post(by, rowOf('user', id, 'edit'), { isSuperuser: 'false' });
  // Each takes its time between the last look and the commit, so that they overlap for certain.
  await runSql(world.ownerUrl, `CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.3); RETURN NEW; END'`, 'CREATE TRIGGER dawdle BEFORE INSERT ON api_auditlog FOR EACH ROW EXECUTE FUNCTION dawdle()');
  const answers = await Promise.all([demote(office.fury, steve.id), demote(america, nick.id)]);
  await runSql(world.ownerUrl, 'DROP FUNCTION dawdle CASCADE');
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await User.count({ where: { isSuperuser: true, isActive: true } })).toBe(1);
  await User.update({ isSuperuser: true }, { where: { email: PEOPLE.nickFury } });
  await User.update({ isSuperuser: false, isStaff: false }, { where: { email: PEOPLE.captainAmerica } });
});

test('a superuser must be staff, or could never enter', async () => {
  const wrong = await edit('thor', { isSuperuser: 'true' });
  expect([wrong.status, Object.keys(wrong.record.errors)]).toEqual([422, ['isStaff']]);
});

test('cancelling an order calls the rules, once, by POST, with a reason', async () => {
  const { id } = await world.anOrder('captainMarvel', 'Garlic Naan');
  const path = rowOf('order', id, 'cancel');
  expect((await office.get(office.marvel, path)).status).toBe(200);
  expect((await Order.findByPk(id))!.status).toBe('confirmed');
  expect((await office.post(office.marvel, path, { reason: 'x'.repeat(301) })).record.errors.reason).toBeDefined();
  const done = await office.post(office.marvel, path, { reason: 'Kitchen on fire' });
  expect([done.status, done.record.params.status, done.record.params.cancelReason]).toEqual([200, 'cancelled', 'Kitchen on fire']);
  expect(done.record.recordActions.map(({ name }) => name)).not.toContain('cancel');
  const again = await office.post(office.marvel, path, {});
  expect([again.status, again.notice!.message]).toEqual([409, 'This order has already been cancelled.']);
  expect(await AuditLog.count({ where: { action: 'order.cancel' } })).toBe(1);
});

test('the page of an order shows its lines as of ordering, in its currency', async () => {
  const { id } = await world.anOrder('captainMarvel', 'Garlic Naan', 3);
  const { params, title, populated } = (await office.get(office.marvel, rowOf('order', id))).record;
  expect(params).toMatchObject({ 'shown.lines.0.name': 'Garlic Naan', 'shown.lines.0.quantity': 3, 'shown.lines.0.price': '₹60.00', 'shown.totalAmount': '₹180.00' });
  expect(params['shown.createdAt']).toMatch(/IST$/);
  expect([title, (populated.restaurantId as { title: string }).title]).toEqual([`Order ${id.slice(0, 8)}`, 'Mumbai Masala']);
});

test('a new country works everywhere; one that could not work is refused at the field', async () => {
  const germany = { name: 'Germany', currency: 'eur', locale: 'de-de', timeZone: 'Europe/Berlin' };
  const wrong: [string, string][] = [
    ['currency', 'XXQ'], ['currency', 'KWD'], ['currency', 'euro'], ['locale', 'not a tag'], ['locale', 'xx-yy-zz-!'],
    ['timeZone', 'Mars/Olympus'], ['timeZone', '+05:30'], ['timeZone', 'europe/berlin'], ['name', ''],
  ];
  for (const [field, value] of wrong) {
    const refused = await office.post(office.fury, newOf('country'), { ...germany, [field]: value });
    expect([refused.status, Object.keys(refused.record.errors)], `${field} ${value}`).toEqual([422, [field]]);
  }
  const added = await office.post(office.fury, newOf('country'), germany);
  expect([added.status, added.record.params.currency, added.record.params.locale]).toEqual([200, 'EUR', 'de-DE']);
  expect((await office.post(office.fury, newOf('country'), germany)).record.errors.name?.message).toBe('This country exists already.');
  const place = await office.post(office.fury, newOf('restaurant'), { name: 'Berliner Bude', country: 'Germany' });
  const dish = await office.post(office.fury, newOf('menu'), { restaurantId: place.record.id, name: 'Currywurst', price: '4.5' });
  expect(dish.record.params['shown.price']).toBe('4,50\u00a0€');
  expect((await world.anOrder('nickFury', 'Currywurst')).total).toEqual({ minor: 450, currency: 'EUR' });
  expect((await office.get(office.fury, listOf('order', '?filters.country=Germany'))).meta.total).toBe(1);
  expect((await office.get(office.fury, '/api/dashboard')).text).toContain('Germany');
});

test('prices keep their meaning: no decimals where the currency has none, no new currency under old prices', async () => {
  await Country.create({ name: 'Japan', currency: 'JPY', locale: 'ja-JP', timeZone: 'Asia/Tokyo' });
  const { id: restaurantId } = await Restaurant.create({ name: 'Tokyo Tei', country: 'Japan' });
  const wrong = await office.post(office.fury, newOf('menu'), { restaurantId, name: 'Ramen', price: '900.50' });
  expect([wrong.status, wrong.record.errors.price?.message]).toEqual([422, 'Amounts in JPY have no decimals.']);
  const right = await office.post(office.fury, newOf('menu'), { restaurantId, name: 'Ramen', price: '900' });
  expect(right.record.params['shown.price']).toBe('￥900');
  expect((await office.post(office.fury, rowOf('country', 'Japan', 'edit'), { currency: 'USD' })).record.errors.currency).toBeDefined();
  expect((await office.post(office.fury, rowOf('restaurant', restaurantId, 'edit'), { country: 'UK' })).record.errors.country).toBeDefined();
});
