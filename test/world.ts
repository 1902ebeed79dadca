import { afterAll, beforeAll, beforeEach } from 'vitest';
import { Menu, Restaurant, User, connect, disconnect } from '../db';
import { type Shop, openShop } from '../domain';
import { findViewer, startSession } from '../domain/sessions';
import type { Viewer } from '../domain/rules/viewer';
import { askSql, createDatabase, giveSight, runSql, type TestDatabase } from './postgres';

export const PEOPLE = {
  nickFury: 'nickfury@admin.com',
  captainMarvel: 'captainmarvel@manager.com',
  captainAmerica: 'captainamerica@manager.com',
  thanos: 'thanos@member.com',
  thor: 'thor@member.com',
  travis: 'travis@member.com',
} as const;

export type PersonName = keyof typeof PEOPLE;

/** The demo world on a database of its own: named people, restaurants and dishes to act with. */
export interface World {
  /** What the shop is connected to: the application's role. */
  url: string;
  /** For what only the owner may do, and for looking at everything. */
  ownerUrl: string;
  shop: Shop;
  /** Somebody as the host would know them now. */
  viewer(person: PersonName): Promise<Viewer>;
  /** Somebody's session token, as a fresh sign-in would give it. */
  token(person: PersonName): Promise<string>;
  dish(name: string): Promise<{ id: string; restaurantId: string; name: string; price: string }>;
  restaurant(name: string): Promise<{ id: string; name: string; country: string }>;
  /** Somebody orders `quantity` of a dish through cart and checkout; returns the order. */
  anOrder(person: PersonName, dish: string, quantity?: number): ReturnType<Shop['checkOut']>;
  /** Every business row as text: equal before and after means that nothing changed. */
  fingerprint(): Promise<string>;
}

const TABLES = ['country', 'user', 'restaurant', 'menu', 'paymentmethod', 'cartitem', 'order', 'orderitem'];

/** Gives a test file its own copy of the demo world, or the one `make` makes; carts, orders and sessions are empty before each test. */
export function useWorld(make = copyOfTemplate): World {
  const world = {} as World;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await make();
    drop = database.drop;
    // Races are about what comes out; a busy machine may take its time.
    connect({ url: database.url, poolSize: 20, patience: 30_000 });
    Object.assign(world, people(database));
  });
  beforeEach(() =>
    runSql(world.ownerUrl, 'TRUNCATE api_cartitem, api_order, api_orderitem, api_idempotencykey, api_auditlog, api_throttle, api_session'),
  );
  afterAll(async () => {
    await disconnect();
    await drop();
  });
  return world;
}

async function copyOfTemplate(): Promise<TestDatabase> {
  const database = await createDatabase('slooze_template');
  await giveSight(database);
  return database;
}

function people({ url, ownerUrl }: TestDatabase): World {
  const shop = openShop({ demoData: true });
  const token = async (person: PersonName) => {
    const user = await User.findOne({ where: { email: PEOPLE[person] }, rejectOnEmpty: true });
    return startSession(user.id, { ip: '127.0.0.1', userAgent: 'test' });
  };
  const viewer = async (person: PersonName) => {
    const found = await findViewer(await token(person));
    if (!found) throw new Error(`${person} cannot be signed in`);
    return found;
  };
  const dish = (name: string) => Menu.findOne({ where: { name }, rejectOnEmpty: true });
  return {
    url,
    ownerUrl,
    shop,
    token,
    viewer,
    dish,
    restaurant: (name) => Restaurant.findOne({ where: { name }, rejectOnEmpty: true }),
    async anOrder(person, dishName, quantity = 1) {
      const asking = await viewer(person);
      const { id: menuId, restaurantId } = await dish(dishName);
      await shop.addToCart(asking, { menuId, restaurantId, quantity });
      return orderCart(shop, asking, restaurantId);
    },
    async fingerprint() {
      const parts = TABLES.map((table) => `(SELECT string_agg(t::text, E'\\n' ORDER BY t::text) FROM api_${table} t)`);
      const [row] = await askSql<{ print: string }>(ownerUrl, `SELECT md5(concat_ws('|', ${parts.join(', ')})) AS print`);
      return row!.print;
    },
  };
}

/** Checks out what somebody's cart holds of a restaurant, agreeing to the total shown. */
export async function orderCart(shop: Shop, viewer: Viewer, restaurantId: string, key: string = crypto.randomUUID()) {
  const { group } = await shop.previewCheckout(viewer, restaurantId);
  const { methods } = await shop.listPaymentMethods(viewer);
  const agreedTotal = (group.total.minor / 100).toFixed(2);
  return shop.checkOut(viewer, { restaurantId, paymentMethodId: methods[0]?.id, agreedTotal, key });
}


