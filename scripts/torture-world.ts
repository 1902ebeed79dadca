import { Menu, Restaurant, User, connect, disconnect } from '../db';
import { openShop } from '../domain';
import { createFirstAdmin } from '../domain/first-admin';
import { toDecimal } from '../domain/rules/money';
import type { Viewer } from '../domain/rules/viewer';
import { ARABIC_DISHES, ARABIC_NAME, LONGEST_EMAIL, LONG_NAME, LONG_REASON, LONG_TEXT, NASTY, TWO_HUNDRED, type TortureDish, UNBROKEN_NAME, UNBROKEN_TEXT } from './torture-menus';

const PEOPLE = {
  'Nick Fury': ['nickfury@admin.com', 'admin123', UNBROKEN_NAME],
  'Captain Marvel': ['captainmarvel@manager.com', 'manager123', LONG_NAME],
  Thor: ['thor@member.com', 'member123', ARABIC_NAME],
  'New Member': [LONGEST_EMAIL, 'eats-with-both-hands', ARABIC_NAME],
} as const;
export type TortureWho = keyof typeof PEOPLE;
export interface TortureWorld {
  tokens: Map<TortureWho, string>;
  ids: Record<'long' | 'twoHundred' | 'none' | 'arabic' | 'receipt' | 'huge' | 'cancelled', string>;
}

const EMIRATES = { country: 'الإمارات العربية المتحدة', currency: 'AED', locale: 'ar-AE', timeZone: 'Asia/Dubai' };
const BROWSER = 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1';

/** Fills a seeded database with what is hardest to lay out: everything at the limits of the rules. Its owner's address. */
export async function fillTortureWorld(ownerUrl: string): Promise<TortureWorld> {
  connect({ url: ownerUrl, poolSize: 2 });
  const shop = openShop({ demoData: true });
  await createFirstAdmin({ email: LONGEST_EMAIL, name: ARABIC_NAME, password: PEOPLE['New Member'][1], ...EMIRATES });
  const ids = {
    long: await open({ name: LONG_NAME, country: 'India', description: LONG_TEXT }, NASTY),
    twoHundred: await open({ name: UNBROKEN_NAME, country: 'India', description: UNBROKEN_TEXT }, TWO_HUNDRED),
    none: await open({ name: '🍕🍔🍟🌭🍿🧂🥓🥚🍳🧇🥞', country: 'India', description: '' }, []),
    arabic: await open({ name: ARABIC_NAME, country: EMIRATES.country, description: ARABIC_DISHES[0]!.description! }, ARABIC_DISHES),
  };

  const viewers = new Map<TortureWho, Viewer>();
  const tokens = new Map<TortureWho, string>();
  for (const [who, [email, password, name]] of Object.entries(PEOPLE) as [TortureWho, (typeof PEOPLE)[TortureWho]][]) {
    const { viewer, token } = await shop.signIn({ email, password }, { ip: '2001:db8:85a3:8d3:1319:8a2e:370:7348', userAgent: BROWSER });
    await shop.changeName(viewer, { name });
    viewers.set(who, viewer);
    tokens.set(who, token);
  }
  const fury = viewers.get('Nick Fury')!;
  const newMember = await User.findOne({ where: { email: LONGEST_EMAIL }, rejectOnEmpty: true });
  await shop.addPaymentMethod(fury, { userId: newMember.id, cardLast4: '0000', type: 'debit' });

  /** Puts dishes of a menu into a cart, by their names. */
  const fill = async (who: TortureWho, restaurantId: string, basket: [dish: string, quantity: number][]) => {
    const viewer = viewers.get(who)!;
    const { menu } = await shop.findRestaurant(viewer, restaurantId);
    for (const [name, quantity] of basket) {
      await shop.addToCart(viewer, { menuId: menu.find((dish) => dish.name === name)!.id, restaurantId, quantity });
    }
    return viewer;
  };
  const order = async (who: TortureWho, restaurantId: string, basket: [dish: string, quantity: number][]) => {
    const viewer = await fill(who, restaurantId, basket);
    const { group, paymentMethods } = await shop.previewCheckout(viewer, restaurantId);
    const agreedTotal = toDecimal(group.total.minor);
    const { id } = await shop.checkOut(viewer, { restaurantId, paymentMethodId: paymentMethods[0]!.id, agreedTotal, key: crypto.randomUUID() });
    return id;
  };
  const dearest = NASTY[0]!.name;
  const allButTheDearest = NASTY.slice(1).map(({ name }): [string, number] => [name, 1]);
  const receipt = await order('Captain Marvel', ids.long, allButTheDearest);
  const huge = await order('Nick Fury', ids.long, [[dearest, 1]]);
  const cancelled = await order('Captain Marvel', ids.twoHundred, TWO_HUNDRED.slice(1, 60).map(({ name }) => [name, 2]));
  await shop.cancelOrder(viewers.get('Captain Marvel')!, cancelled, { reason: LONG_REASON });
  await order('Nick Fury', ids.arabic, [['شاورما لحم', 3]]);

  await fill('Nick Fury', ids.arabic, ARABIC_DISHES.map(({ name }) => [name, 99]));
  for (const who of ['Nick Fury', 'Thor'] as const) await fill(who, ids.long, [[dearest, 99], ...allButTheDearest]);
  await fill('Nick Fury', ids.twoHundred, [[UNBROKEN_NAME, 98]]);
  await Menu.update({ price: '7654321.98' }, { where: { restaurantId: ids.twoHundred, name: UNBROKEN_NAME } });
  await Menu.update({ isAvailable: false }, { where: { restaurantId: ids.long, name: NASTY[4]!.name } });
  await disconnect();
  return { tokens, ids: { ...ids, receipt, huge, cancelled } };
}

async function open(restaurant: { name: string; country: string; description: string }, dishes: TortureDish[]): Promise<string> {
  const { id } = await Restaurant.create(restaurant);
  await Menu.bulkCreate(dishes.map((dish) => ({ ...dish, restaurantId: id })));
  return id;
}
