import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../domain/rules/viewer';
import type { Asked } from './caller';
import { useApi } from './running-api';
import { COUNTRIES, type CountryName, type Somebody, TwelvePeople } from './twelve-people';

const api = useApi();
const people = new TwelvePeople();
beforeAll(() => people.moveIn(api.world));
beforeEach(() => people.settle());

/*
 * The contract of access, written out by hand: what each role is answered for things of its own, of a colleague in the
 * same country, of somebody abroad, that do not exist, and whose id is malformed. It holds in every country.
 */
type Row = [own: number, colleagues: number, abroad: number, random: number, malformed: number];
type Standing = Role | 'guest';

const SIGNED_OUT: Row = [401, 401, 401, 401, 401];

const CONTRACT: Record<string, Record<Role, Row>> = {
  'GET restaurants of a country': {
    admin: [200, 200, 200, 200, 422],
    manager: [200, 200, 200, 200, 422],
    member: [200, 200, 200, 200, 422],
  },
  'GET menus of a restaurant': {
    admin: [200, 200, 200, 200, 422],
    manager: [200, 200, 200, 200, 422],
    member: [200, 200, 200, 200, 422],
  },
  'POST a dish into the cart': {
    admin: [200, 200, 200, 404, 422],
    manager: [200, 200, 403, 404, 422],
    member: [200, 200, 403, 404, 422],
  },
  'DELETE a cart item': {
    admin: [200, 404, 404, 404, 422],
    manager: [200, 404, 404, 404, 422],
    member: [200, 404, 404, 404, 422],
  },
  'GET orders of a country': {
    admin: [200, 200, 200, 200, 422],
    manager: [200, 200, 200, 200, 422],
    member: [403, 403, 403, 403, 422],
  },
  'POST an order at a restaurant': {
    admin: [200, 200, 200, 404, 422],
    manager: [200, 200, 403, 404, 422],
    member: [403, 403, 403, 403, 422],
  },
  'POST an order of a dish at the own restaurant': {
    // Abroad: an admin may order it, but it is not on that restaurant's menu.
    admin: [200, 200, 422, 404, 422],
    manager: [200, 200, 403, 404, 422],
    member: [403, 403, 403, 403, 422],
  },
  'POST an order with a payment method': {
    admin: [200, 200, 200, 404, 422],
    manager: [200, 404, 404, 404, 422],
    member: [403, 403, 403, 403, 422],
  },
  'POST the cancellation of an order': {
    admin: [200, 200, 200, 404, 422],
    manager: [200, 200, 403, 404, 422],
    member: [403, 403, 403, 403, 422],
  },
  'POST a payment method for a person': {
    admin: [200, 200, 200, 422, 422],
    manager: [403, 403, 403, 403, 422],
    member: [403, 403, 403, 403, 422],
  },
};

/** What is sent to do the deed: by `me`, to a thing of `whose`. */
const DEEDS: Record<keyof typeof CONTRACT, (whose: Somebody, me: Somebody) => Asked> = {
  'GET restaurants of a country': (whose) => ({ method: 'GET', path: `/restaurants?country=${whose.country}` }),
  'GET menus of a restaurant': (whose) => ({ method: 'GET', path: `/menus?restaurantId=${whose.restaurantId}` }),
  'POST a dish into the cart': ({ menuId, restaurantId }) => ({ method: 'POST', path: '/cart', body: { menuId, restaurantId, quantity: 1 } }),
  'DELETE a cart item': (whose) => ({ method: 'DELETE', path: `/cart?itemId=${whose.cartItemId}` }),
  'GET orders of a country': (whose) => ({ method: 'GET', path: `/orders?country=${whose.country}` }),
  'POST an order at a restaurant': ({ restaurantId, menuId }) => order({ restaurantId, items: [{ menuId, quantity: 1 }] }),
  'POST an order of a dish at the own restaurant': ({ menuId }, { restaurantId }) => order({ restaurantId, items: [{ menuId, quantity: 1 }] }),
  'POST an order with a payment method': ({ paymentMethodId }, { restaurantId, menuId }) =>
    order({ restaurantId, items: [{ menuId, quantity: 1 }], paymentMethodId }),
  'POST the cancellation of an order': (whose) => ({ method: 'POST', path: `/orders/${whose.orderId}/cancel` }),
  'POST a payment method for a person': ({ id }) => ({ method: 'POST', path: '/payment-methods', body: { userId: id, cardLast4: '0042', type: 'credit' } }),
};

function order(body: object): Asked {
  return { method: 'POST', path: '/orders', body, headers: { 'idempotency-key': crypto.randomUUID() } };
}

const everythingOf = (id: string, country: string) =>
  ({ id, country, restaurantId: id, menuId: id, paymentMethodId: id, cartItemId: id, orderId: id }) as Somebody;

/** Whose things are asked for, in the columns of the contract. */
async function targets(me: Somebody): Promise<Somebody[][]> {
  const colleague = (country: CountryName) => people.find('colleague', country);
  const abroad = await Promise.all(COUNTRIES.filter((country) => country !== me.country).map(colleague));
  return [[me], [await colleague(me.country)], abroad, [everythingOf(crypto.randomUUID(), 'Atlantis')], [everythingOf('nonsense', 'x'.repeat(61))]];
}

/** Does the deed to all of them; a refusal must have changed nothing, and so must reading. */
async function rowOf(deed: string, standing: Standing, country: CountryName): Promise<number[]> {
  const me = await people.find(standing === 'guest' ? 'member' : standing, country);
  const caller = standing === 'guest' ? api.guest : api.holding(await people.token(me));
  const row: number[] = [];
  for (const column of await targets(me)) {
    const statuses = new Set<number>();
    for (const whose of column) {
      const asked = DEEDS[deed]!(whose, me);
      const before = await api.fingerprint();
      const { status } = await caller.send(asked);
      const changed = (await api.fingerprint()) !== before;
      expect(changed, `${asked.method} ${asked.path} → ${status}`).toBe(status === 200 && asked.method !== 'GET');
      statuses.add(status);
    }
    row.push(...statuses);
  }
  return row;
}

describe.each(Object.entries(CONTRACT))('%s', (deed, expected) => {
  test.each(Object.entries({ ...expected, guest: SIGNED_OUT }) as [Standing, Row][])('%s: %j, and nothing changes behind a refusal', async (standing, row) => {
    for (const country of COUNTRIES) {
      await people.settle();
      expect(await rowOf(deed, standing, country), country).toEqual(row);
    }
  });
});

test.each([
  ['GET', '/cart', 200],
  ['POST', '/cart/clear', 200],
  ['GET', '/payment-methods', 200],
  ['GET', '/orders', 200],
  ['GET', '/restaurants', 200],
  ['GET', '/menus', 200],
])('%s %s works for everybody who may, and is 401 to a guest', async (method, path, status) => {
  const before = await api.fingerprint();
  expect((await api.guest.send({ method, path })).status).toBe(401);
  expect(await api.fingerprint()).toBe(before);
  for (const role of ['admin', 'manager', 'member'] as const) {
    const caller = api.holding(await people.token(await people.find(role, 'UK')));
    expect((await caller.send({ method, path })).status, role).toBe(path === '/orders' && role === 'member' ? 403 : status);
    await people.settle();
  }
});

describe('lists hold what their reader may see and nothing else', () => {
  const RUPEES_DOLLARS_POUNDS = { India: 'INR', USA: 'USD', UK: 'GBP' };

  test.each(COUNTRIES)('in %s', async (country) => {
    const restaurants = new Map<string, string>();
    for (const role of ['admin', 'manager', 'member'] as const) {
      const me = await people.find(role, country);
      const caller = api.holding(await people.token(me));
      const seen = role === 'admin' ? [...COUNTRIES] : [country];
      // Neither a filter nor a header widens a list.
      for (const query of ['', '?country=UK', '?country=India&country_id=UK']) {
        const { body } = await caller.get(`/restaurants${query}`, { 'x-country': 'UK' });
        const narrowed = role === 'admin' && query ? [query.includes('=India') ? 'India' : 'UK'] : seen;
        expect(new Set(body.map((restaurant: { country: string }) => restaurant.country)), query).toEqual(new Set(narrowed));
        for (const restaurant of body) restaurants.set(restaurant.id, restaurant.country);
      }
      for (const dish of (await caller.get('/menus')).body) expect(seen).toContain(restaurants.get(dish.restaurantId));
      const cards = (await caller.get('/payment-methods')).body;
      expect(new Set(cards.map((card: { userId: string }) => card.userId)).size).toBe(role === 'admin' ? 15 : 1);
      expect(cards[0].userId).toBe(me.id);
      expect((await caller.get('/cart')).body).toMatchObject([{ id: me.cartItemId }]);
      if (role === 'member') continue;
      const orders = (await caller.get('/orders?limit=100')).body;
      expect(orders).toHaveLength(4 * seen.length);
      expect(new Set(orders.map((placed: { currency: string }) => placed.currency))).toEqual(new Set(seen.map((name) => RUPEES_DOLLARS_POUNDS[name])));
    }
  });

  test("another country's restaurant has no dishes, exactly like one that does not exist", async () => {
    const indian = api.holding(await people.token(await people.find('manager', 'India')));
    const { restaurantId } = await people.find('colleague', 'UK');
    for (const id of [restaurantId, crypto.randomUUID()]) expect((await indian.get(`/menus?restaurantId=${id}`)).body).toEqual([]);
  });
});

describe('what is not there and what is not yours are told in the very same words', () => {
  test.each([
    ['DELETE a cart item', 'This cart item does not exist, or is not yours to see.'],
    ['POST an order with a payment method', 'This payment method does not exist, or is not yours to see.'],
  ])('%s', async (deed, words) => {
    const me = await people.find('manager', 'India');
    const caller = api.holding(await people.token(me));
    const colleague = await people.find('colleague', 'India');
    // A thing of another kind is no thing of this kind.
    const otherKind = everythingOf(me.orderId, 'India');
    for (const whose of [colleague, everythingOf(crypto.randomUUID(), 'India'), otherKind]) {
      const { body } = await caller.send(DEEDS[deed]!(whose, me));
      expect(body).toEqual({ detail: words, code: 'not_found', requestId: expect.any(String) });
    }
  });

  test('what lies in another country is told so', async () => {
    const me = await people.find('manager', 'India');
    const caller = api.holding(await people.token(me));
    const abroad = await people.find('colleague', 'UK');
    for (const deed of ['POST a dish into the cart', 'POST an order at a restaurant', 'POST the cancellation of an order']) {
      const { body } = await caller.send(DEEDS[deed]!(abroad, me));
      expect(body).toEqual({ detail: 'This belongs to another country.', code: 'other_country', requestId: expect.any(String) });
    }
  });

  test.each([
    ['POST an order at a restaurant', 'Members cannot place orders. Ask a manager of your country to place this one for you.'],
    ['POST the cancellation of an order', 'Members cannot cancel orders. Ask a manager of your country.'],
    ['GET orders of a country', 'Members cannot view orders. Ask a manager of your country.'],
    ['POST a payment method for a person', 'Only an admin can add payment methods. Ask one to add yours.'],
  ])('a member who would %s reads whom to ask', async (deed, words) => {
    const me = await people.find('member', 'India');
    const { body } = await api.holding(await people.token(me)).send(DEEDS[deed]!(me, me));
    expect(body).toEqual({ detail: words, code: 'forbidden', requestId: expect.any(String) });
  });
});
