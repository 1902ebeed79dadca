import { beforeEach, expect, test } from 'vitest';
import { AuditLog, Order, PaymentMethod, Restaurant, User } from '../db';
import { PEOPLE, useWorld } from '../test/world';
import { type Answer, type RecordAnswer, bulkOf, listOf, newOf, rowOf, useOffice } from '../test/office';
import { auditRules } from './resources/audit-rules';
import { menuRules } from './resources/menu-rules';
import { userRules } from './resources/users';
import { ScopedResource } from './scoped-resource';
import { asCurrentAdmin } from './viewer-of';

const world = useWorld();
const office = useOffice(world);

const TABLES = ['user', 'country', 'restaurant', 'menu', 'order', 'orderitem', 'paymentmethod', 'auditlog'];

let indian: Awaited<ReturnType<typeof world.anOrder>>;
let american: typeof indian;

beforeEach(async () => {
  indian = await world.anOrder('captainMarvel', 'Butter Chicken');
  american = await world.anOrder('nickFury', 'Milkshake');
});

const titles = ({ records }: Answer) => records.map(({ title }) => title);
const everyone = (answer: Answer): RecordAnswer[] =>
  answer.records.flatMap((record) => [record, ...Object.values(record.populated).filter((other) => typeof other === 'object')]);

test('a superuser sees every country; a staff manager sees only India, in every list', async () => {
  expect(titles(await office.get(office.fury, listOf('country')))).toEqual(['India', 'UK', 'USA']);
  expect(titles(await office.get(office.marvel, listOf('country')))).toEqual(['India']);
  expect(titles(await office.get(office.marvel, listOf('restaurant')))).toEqual(['Bangalore Bistro', 'Delhi Delights', 'Kolkata Kitchen', 'Mumbai Masala']);
  expect((await office.get(office.marvel, listOf('menu'))).meta.total).toBe(18);
  expect((await office.get(office.fury, listOf('menu'))).meta.total).toBe(46);
  const people = (await office.get(office.marvel, listOf('user'))).records.map(({ params }) => params.name);
  expect(people).toEqual(['Captain Marvel', 'Thanos', 'Thor']);
  expect((await office.get(office.marvel, listOf('order'))).records.map(({ id }) => id)).toEqual([indian.id]);
  expect((await office.get(office.marvel, listOf('orderitem'))).records.map(({ params }) => params.name)).toEqual(['Butter Chicken']);
  expect((await office.get(office.marvel, listOf('paymentmethod'))).meta.total).toBe(1);
  const trail = (await office.get(office.marvel, listOf('auditlog', '?perPage=100'))).records.map(({ params }) => params.country);
  expect(new Set(trail)).toEqual(new Set(['India']));
});

test('nothing a staff manager is sent names a row of another country, populated references included', async () => {
  const foreign = [american.id, american.restaurant.id, (await world.restaurant('New York Pizza')).id];
  // An admin abroad may pay for an Indian order: the reference stays an id, the person stays unseen.
  const byFury = await world.anOrder('nickFury', 'Masala Dosa');
  for (const table of TABLES) {
    const answer = await office.get(office.marvel, listOf(table, '?perPage=100'));
    for (const id of foreign) expect(answer.text, table).not.toContain(id);
    expect(answer.text, table).not.toContain('Travis');
    const populated = everyone(answer).flatMap(({ params }) => (params.country ? [params.country] : []));
    expect(new Set([...populated, 'India']), table).toEqual(new Set(['India']));
  }
  const shown = await office.get(office.marvel, rowOf('order', byFury.id));
  expect(shown.status).toBe(200);
  expect(shown.text).not.toContain('nickfury');
});

test('a guessed id of another country does not exist: not to look at, change, delete, cancel or choose', async () => {
  const pizza = await world.restaurant('New York Pizza');
  const milkshake = await world.dish('Milkshake');
  const travis = await User.findOne({ where: { email: PEOPLE.travis }, rejectOnEmpty: true });
  const card = await PaymentMethod.findOne({ where: { userId: (await world.viewer('nickFury')).id }, rejectOnEmpty: true });
  const before = await world.fingerprint();
  const rows = [['restaurant', pizza.id], ['menu', milkshake.id], ['user', travis.id], ['order', american.id], ['country', 'USA'], ['paymentmethod', card.id]] as const;
  for (const [table, id] of rows) {
    const shown = await office.get(office.marvel, rowOf(table, id));
    expect([shown.status, shown.record.params], table).toEqual([404, {}]);
  }
  for (const [table, id] of [['restaurant', pizza.id], ['menu', milkshake.id]] as const) {
    expect((await office.post(office.marvel, rowOf(table, id, 'edit'), { name: 'Ours now' })).status).toBe(404);
    expect((await office.post(office.marvel, rowOf(table, id, 'delete'))).status).toBe(404);
    expect((await office.get(office.marvel, bulkOf(table, [id]))).status).toBe(404);
    expect((await office.post(office.marvel, bulkOf(table, [id]))).status).toBe(404);
  }
  expect((await office.post(office.marvel, rowOf('order', american.id, 'cancel'), { reason: 'no' })).status).toBe(404);
  expect(await world.fingerprint()).toBe(before);
});

test('searching, filtering and counting stay within the own country', async () => {
  const search = '/api/resources/api_restaurant/actions/search/pizza';
  expect(titles(await office.get(office.fury, search))).toEqual(['New York Pizza']);
  expect(titles(await office.get(office.marvel, search))).toEqual([]);
  expect((await office.get(office.marvel, '/api/resources/api_restaurant/search/pizza')).status).toBe(404);
  const pizza = await world.restaurant('New York Pizza');
  const filtered = await office.get(office.marvel, listOf('menu', `?filters.restaurantId=${pizza.id}`));
  expect([filtered.records, filtered.meta.total]).toEqual([[], 0]);
  expect(titles(await office.get(office.marvel, listOf('restaurant', '?filters.country=USA')))).toEqual([]);
  expect((await office.get(office.marvel, listOf('order', '?filters.q=fury'))).meta.total).toBe(0);
});

test('the first page counts the own country only', async () => {
  const countries = async (token: string) => (JSON.parse((await office.get(token, '/api/dashboard')).text) as { countries: { name: string }[] }).countries.map(({ name }) => name);
  expect(await countries(office.fury)).toEqual(['India', 'UK', 'USA']);
  expect(await countries(office.marvel)).toEqual(['India']);
  expect((await office.get(office.marvel, '/api/dashboard')).text).not.toContain('Texas Burger House');
});

test('staff look at people, countries and payment methods but write none', async () => {
  const thor = await User.findOne({ where: { email: PEOPLE.thor }, rejectOnEmpty: true });
  const before = await world.fingerprint();
  const shown = await office.get(office.marvel, rowOf('user', thor.id));
  expect(shown.record.recordActions.map(({ name }) => name)).toEqual(['show', 'history', 'endSessions']);
  expect((await office.post(office.marvel, rowOf('user', thor.id, 'edit'), { role: 'admin' })).status).toBe(403);
  expect((await office.post(office.marvel, rowOf('user', thor.id, 'edit'), { isSuperuser: 'true', isStaff: 'true' })).status).toBe(403);
  expect((await office.post(office.marvel, rowOf('user', thor.id, 'setPassword'), { newPassword: 'a new password' })).status).toBe(403);
  expect((await office.post(office.marvel, rowOf('user', thor.id, 'delete'))).status).toBe(403);
  expect((await office.post(office.marvel, bulkOf('user', [thor.id]))).status).toBe(403);
  expect((await office.post(office.marvel, newOf('user'), { name: 'New Admin', email: 'new@admin.com', newPassword: 'a new password', role: 'admin', country: 'India' })).status).toBe(403);
  expect((await office.post(office.marvel, rowOf('country', 'India', 'edit'), { currency: 'USD' })).status).toBe(403);
  expect((await office.post(office.marvel, newOf('paymentmethod'), { userId: thor.id, cardLast4: '1234', type: 'credit' })).status).toBe(403);
  expect(await world.fingerprint()).toBe(before);
});

test('no answer carries a password hash, a session’s token or the hidden column’s name', async () => {
  const thor = await User.findOne({ where: { email: PEOPLE.thor }, rejectOnEmpty: true });
  const paths = [...TABLES.map((table) => listOf(table, '?perPage=100')), rowOf('user', thor.id), rowOf('user', thor.id, 'edit'), rowOf('order', indian.id), '/api/resources/api_user/actions/search/thor', bulkOf('user', [thor.id]), '/api/dashboard'];
  for (const path of paths) {
    const { status, text } = await office.get(office.fury, path);
    expect(status, path).toBe(200);
    expect(text, path).not.toMatch(/argon2|tokenHash|"password"|outcome/);
  }
  expect((await office.get(office.fury, '')).text).not.toMatch(/"path":"password"|"name":"password"|argon2/);
});

test('hidden columns cannot be guessed through filters, sorting or searching', async () => {
  for (const query of ['?filters.password=%25', '?filters.password=$argon2id', '?sortBy=password', '?filters.nonsense=1', '?sortBy=nonsense']) {
    const answer = await office.get(office.fury, listOf('user', query));
    expect([answer.status, answer.records], query).toEqual([422, []]);
  }
  const searched = await office.get(office.fury, '/api/resources/api_user/actions/search/argon?searchProperty=password');
  expect(searched.records).toEqual([]);
});

test('a resource keeps the country and the abilities by itself, whatever AdminJS has let through', async () => {
  const context = { currentAdmin: asCurrentAdmin(await world.viewer('captainMarvel'), { theme: 'light', followsSystem: false }) } as never;
  const [people, dishes, trail] = [userRules, menuRules, auditRules].map((rules) => new ScopedResource(rules)) as [ScopedResource, ScopedResource, ScopedResource];
  const refusal = (call: Promise<unknown>) => call.then(() => 'done', (error: Error) => error.name);
  const milkshake = await world.dish('Milkshake');
  expect(await refusal(dishes.update(milkshake.id, { name: 'Ours now' }, context))).toBe('NotFoundError');
  expect(await refusal(dishes.delete(milkshake.id, context))).toBe('NotFoundError');
  const { id } = await User.findOne({ where: { email: PEOPLE.thor }, rejectOnEmpty: true });
  expect(await refusal(people.update(id, { name: 'Thor Odinson' }, context))).toBe('ForbiddenError');
  expect(await refusal(people.create({ name: 'Thor Odinson' }, context))).toBe('ForbiddenError');
  expect(await refusal(people.delete(id, context))).toBe('ForbiddenError');
  expect(await refusal(trail.create({}, context))).toBe('ForbiddenError');
  await AuditLog.bulkCreate(Array.from({ length: 120 }, () => ({ action: 'cart.clear', objectType: 'cart', objectId: '1', country: 'India' })));
  expect(await trail.find({ filters: {} } as never, { limit: 1_000_000 }, context)).toHaveLength(100);
});

test('a call that names nobody is forbidden, whoever makes it', async () => {
  const resource = new ScopedResource(userRules);
  const key = (await Order.findOne({ rejectOnEmpty: true })).userId;
  const impostor = { currentAdmin: { id: key, email: PEOPLE.nickFury, isSuperuser: true } } as never;
  for (const context of [undefined, {} as never, impostor]) {
    const calls = [resource.findOne(key, context), resource.findMany([key], context), resource.find({ filters: {} } as never, {}, context), resource.count({ filters: {} } as never, context), resource.create({}, context), resource.update(key, {}, context), resource.delete(key, context)];
    for (const call of await Promise.allSettled(calls)) expect(call.status === 'rejected' && (call.reason as Error).name).toBe('ForbiddenError');
  }
  expect(await Restaurant.count()).toBe(10);
});
