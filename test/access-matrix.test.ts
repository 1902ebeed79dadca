import { describe, expect, test } from 'vitest';
import { PaymentMethod } from '../db';
import { isDomainError } from '../domain/rules/errors';
import { ABILITIES, type Ability, can } from '../domain/rules/policy';
import type { Viewer } from '../domain/rules/viewer';
import { PEOPLE, type PersonName, useWorld } from './world';

const world = useWorld();
const CAST = Object.keys(PEOPLE) as PersonName[];

/*
 * The access matrix, written out by hand: who (role, country) may do what to things of which country.
 * y: it works · 403: refused · 404: it does not exist for them · [n]: so many rows are listed.
 */
type Cell = 'y' | '403' | '404' | `[${number}]`;

//                                          Nick Fury  C. Marvel  C. America  Thanos   Thor     Travis
//                                          admin      manager    manager     member   member   member
//                                          (USA)      (India)    (USA)       (India)  (India)  (USA)
const MATRIX: [deed: string, ...cells: [Cell, Cell, Cell, Cell, Cell, Cell]][] = [
  ['list restaurants',                      '[10]',    '[4]',     '[4]',      '[4]',   '[4]',   '[4]'],
  ['list restaurants of the UK',            '[2]',     '[4]',     '[4]',      '[4]',   '[4]',   '[4]'],
  ['list countries',                        '[3]',     '[1]',     '[1]',      '[1]',   '[1]',   '[1]'],
  ['open an Indian restaurant',             'y',       'y',       '404',      'y',     'y',     '404'],
  ['open an American restaurant',           'y',       '404',     'y',        '404',   '404',   'y'],
  ['open a British restaurant',             'y',       '404',     '404',      '404',   '404',   '404'],
  ['add an Indian dish',                    'y',       'y',       '403',      'y',     'y',     '403'],
  ['add an American dish',                  'y',       '403',     'y',        '403',   '403',   'y'],
  ['add a British dish',                    'y',       '403',     '403',      '403',   '403',   '403'],
  ['check out at an Indian restaurant',     'y',       'y',       '403',      '403',   '403',   '403'],
  ['check out at an American restaurant',   'y',       '403',     'y',        '403',   '403',   '403'],
  ['check out at a British restaurant',     'y',       '403',     '403',      '403',   '403',   '403'],
  ['list orders (one a country)',           '[3]',     '[1]',     '[1]',      '403',   '403',   '403'],
  ['see an Indian order',                   'y',       'y',       '404',      '403',   '403',   '403'],
  ['see an American order',                 'y',       '404',     'y',        '403',   '403',   '403'],
  ['see a British order',                   'y',       '404',     '404',      '403',   '403',   '403'],
  ['cancel an Indian order',                'y',       'y',       '403',      '403',   '403',   '403'],
  ['cancel an American order',              'y',       '403',     'y',        '403',   '403',   '403'],
  ['cancel a British order',                'y',       '403',     '403',      '403',   '403',   '403'],
  ['see an order that does not exist',      '404',     '404',     '404',      '403',   '403',   '403'],
  ['cancel an order that does not exist',   '404',     '404',     '404',      '403',   '403',   '403'],
  ['list payment methods',                  '[3]',     '[1]',     '[1]',      '[0]',   '[0]',   '[0]'],
  ['add a payment method for Thor',         'y',       '403',     '403',      '403',   '403',   '403'],
  ['list people',                           '[6]',     '403',     '403',      '403',   '403',   '403'],
  ['see the dashboard weeks',               '[3]',     '[1]',     '[1]',      '[0]',   '[0]',   '[0]'],
  ['set the password of Thor',              'y',       '403',     '403',      '403',   '403',   '403'],
];

const DISHES = { Indian: 'Garlic Naan', American: 'Caesar Salad', British: 'Mushy Peas' } as const;
const ORDERED_BY = { Indian: 'captainMarvel', American: 'captainAmerica', British: 'nickFury' } as const;
const country = (deed: string) => (/Indian|American|British/.exec(deed)?.[0] ?? 'Indian') as keyof typeof DISHES;

/** Does the deed and returns rows, or anything. */
async function perform(deed: string, viewer: Viewer): Promise<unknown> {
  const { shop } = world;
  const dish = await world.dish(DISHES[country(deed)]);
  const { id: menuId, restaurantId } = dish;
  const order = async () =>
    deed.includes('does not exist') ? crypto.randomUUID() : (await world.anOrder(ORDERED_BY[country(deed)], dish.name)).id;
  if (deed === 'list restaurants') return (await shop.listRestaurants(viewer)).restaurants;
  if (deed === 'list restaurants of the UK') return (await shop.listRestaurants(viewer, { country: 'UK' })).restaurants;
  if (deed === 'list countries') return shop.listCountries(viewer);
  if (deed.startsWith('open')) return shop.findRestaurant(viewer, restaurantId);
  if (deed.startsWith('add a payment')) {
    const thor = await world.viewer('thor');
    const { id } = await shop.addPaymentMethod(viewer, { userId: thor.id, cardLast4: '1234', type: 'debit' });
    return PaymentMethod.destroy({ where: { id } });
  }
  if (deed.startsWith('add')) return shop.addToCart(viewer, { menuId, restaurantId, quantity: 1 });
  if (deed.startsWith('check out')) {
    await putIntoCart(viewer, dish);
    return shop.checkOut(viewer, { restaurantId, agreedTotal: dish.price, key: crypto.randomUUID() });
  }
  if (deed.startsWith('list orders')) {
    for (const from of ['Indian', 'American', 'British'] as const) await world.anOrder(ORDERED_BY[from], DISHES[from]);
    return (await shop.listOrders(viewer)).orders;
  }
  if (deed.startsWith('see an order') || /^see an? \w+ order/.test(deed)) return shop.findOrder(viewer, await order());
  if (deed.startsWith('cancel')) return shop.cancelOrder(viewer, await order(), {});
  if (deed === 'list payment methods') return (await shop.listPaymentMethods(viewer)).methods;
  if (deed === 'list people') return (await shop.listPeople(viewer)).people;
  if (deed === 'see the dashboard weeks') return (await shop.showDashboard(viewer)).weeks;
  if (deed.startsWith('set the password')) return shop.setPassword(viewer, (await world.viewer('thor')).id, 'member123');
  throw new Error(`nobody knows how to ${deed}`);
}

/** Past every rule, as if a country had been changed after adding: checkout must judge for itself. */
async function putIntoCart(viewer: Viewer, dish: { id: string; restaurantId: string; price: string }) {
  const { CartItem } = await import('../db');
  await CartItem.create({ userId: viewer.id, menuId: dish.id, restaurantId: dish.restaurantId, quantity: 1, price: dish.price });
}

const outcome = (result: unknown): Cell => (Array.isArray(result) ? `[${result.length}]` : 'y');
const refusal = (error: unknown): Cell => {
  if (!isDomainError(error)) throw error;
  return error.kind === 'forbidden' ? '403' : error.kind === 'not_found' ? '404' : (`${error.kind} ${error.code}` as Cell);
};

describe('the access matrix', () => {
  for (const [deed, ...cells] of MATRIX) {
    test.each(CAST.map((person, column) => [person, cells[column]!] as const))(`${deed}: %s %s`, async (person, expected) => {
      const viewer = await world.viewer(person);
      expect(await perform(deed, viewer).then(outcome, refusal)).toBe(expected);
    });
  }
});

describe('a refused deed', () => {
  const refused = MATRIX.flatMap(([deed, ...cells]) =>
    CAST.filter((_, column) => cells[column] === '403' || cells[column] === '404').map((person) => [person, deed] as const),
  ).filter(([, deed]) => /^(add|set)/.test(deed));

  test.each(refused)('by %s (%s) changes nothing', async (person, deed) => {
    const viewer = await world.viewer(person);
    const before = await world.fingerprint();
    await expect(perform(deed, viewer)).rejects.toBeDefined();
    expect(await world.fingerprint()).toBe(before);
  });
});

describe('the policy table', () => {
  test('an ability it does not know is refused to everybody', async () => {
    for (const person of CAST) expect(can(await world.viewer(person), 'order.forge' as Ability)).toBe(false);
    for (const odd of ['constructor', '__proto__', 'toString']) {
      expect(can(await world.viewer('nickFury'), odd as Ability)).toBe(false);
    }
  });

  test('a role it does not know may do nothing', async () => {
    const stranger = { ...(await world.viewer('nickFury')), role: 'king' as never, isStaff: false, isSuperuser: false };
    expect(ABILITIES.filter((ability) => can(stranger, ability))).toEqual([]);
  });

  test('the back office goes by staff and superuser, not by role', async () => {
    const office = (viewer: Viewer) => ABILITIES.filter((ability) => ability.startsWith('office.') && can(viewer, ability)).length;
    const admin = await world.viewer('nickFury');
    expect(office(admin)).toBe(ABILITIES.filter((ability) => ability.startsWith('office.')).length);
    expect(office({ ...admin, isStaff: false })).toBe(0);
    expect(office({ ...admin, isStaff: false, isSuperuser: false })).toBe(0);
    expect(office(await world.viewer('captainMarvel'))).toBe(0);
  });
});
