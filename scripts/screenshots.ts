/**
 * Takes pictures of the built Slooze in a demo world of its own, with a few orders and filled carts:
 *   npm run screenshots              every page, light and dark, at three widths, into .cache/screenshots
 *   npm run screenshots -- folder    the same, into that folder
 *   npm run screenshots -- --readme  the few that README.md shows, into docs/screenshots
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { chromium } from 'playwright-core';
import { connect, disconnect, sequelize } from '../db';
import { startEmbeddedPostgres } from '../db/embedded';
import { openShop } from '../domain';
import { listDemoPeople } from '../domain/demo';
import { toDecimal } from '../domain/rules/money';
import type { Viewer } from '../domain/rules/viewer';
import { CHROMIUM_FLAGS, findChromium } from '../test/chromium.mjs';

type Who = 'Nick Fury' | 'Captain Marvel' | 'Captain America' | 'Thor';
type Basket = Record<string, number>;

const ORDERS: [who: Who, restaurant: string, basket: Basket, hoursAgo: number][] = [
  ['Captain Marvel', 'Bangalore Bistro', { 'Masala Dosa': 6, 'Filter Coffee': 6 }, 130],
  ['Captain America', 'Texas Burger House', { 'Texas BBQ Burger': 3, 'Loaded Fries': 2 }, 125],
  ['Captain Marvel', 'Delhi Delights', { 'Dal Makhani': 2, 'Tandoori Chicken': 1 }, 102],
  ['Captain America', 'California Grill', { 'Buddha Bowl': 4 }, 99],
  ['Nick Fury', 'London Fish & Chips', { 'Fish & Chips': 2, 'Mushy Peas': 2 }, 76],
  ['Captain Marvel', 'Mumbai Masala', { 'Butter Chicken': 3, 'Garlic Naan': 8, 'Chicken Biryani': 2 }, 53],
  ['Captain Marvel', 'Kolkata Kitchen', { 'Kathi Roll': 3, 'Mishti Doi': 3 }, 52],
  ['Nick Fury', 'New York Pizza', { 'Margherita Pizza': 2, 'Caesar Salad': 1 }, 49],
  ['Captain America', 'Chicago Steakhouse', { 'Mac & Cheese': 2, Cheesecake: 2 }, 27],
  ['Nick Fury', 'Edinburgh Pub', { "Shepherd's Pie": 2, 'Sticky Toffee Pudding': 2 }, 4],
  ['Captain Marvel', 'Mumbai Masala', { 'Paneer Tikka': 2, 'Garlic Naan': 4 }, 1],
];
const CARTS: [who: Who, restaurant: string, basket: Basket][] = [
  ['Nick Fury', 'New York Pizza', { 'Pepperoni Pizza': 2, 'Garlic Knots': 1 }],
  ['Nick Fury', 'Mumbai Masala', { 'Butter Chicken': 1, 'Garlic Naan': 3 }],
  ['Captain Marvel', 'Mumbai Masala', { 'Butter Chicken': 2, 'Garlic Naan': 3 }],
  ['Thor', 'Bangalore Bistro', { 'Masala Dosa': 2, 'Filter Coffee': 1 }],
];
const HEIGHTS: Record<number, number> = { 360: 740, 768: 1024, 1280: 800 };

interface World {
  tokens: Map<Who, string>;
  /** Ids of what the pictures show. */
  ids: Record<'mumbai' | 'pizza' | 'order' | 'cancelled', string>;
}

type Sight = [name: string, who: Who | null, path: string];

const THEMES = ['light', 'dark'] as const;
type View = [sight: string, theme: (typeof THEMES)[number], width: number];

const sights = ({ ids }: World): Sight[] => [
  ['login', null, '/login'],
  ['api-reference', null, '/docs/'],
  ['dashboard-admin', 'Nick Fury', '/dashboard'],
  ['dashboard-manager', 'Captain Marvel', '/dashboard'],
  ['dashboard-member', 'Thor', '/dashboard'],
  ['restaurants', 'Nick Fury', '/restaurants'],
  ['restaurants-filtered', 'Nick Fury', '/restaurants?country=UK'],
  ['restaurants-none', 'Nick Fury', '/restaurants?search=nothing-like-it'],
  ['restaurant', 'Captain Marvel', `/restaurants/${ids.mumbai}`],
  ['cart', 'Nick Fury', '/cart'],
  ['cart-member', 'Thor', '/cart'],
  ['cart-empty', 'Captain America', '/cart'],
  ['checkout', 'Nick Fury', `/checkout/${ids.pizza}`],
  ['orders', 'Nick Fury', '/orders'],
  ['order', 'Captain Marvel', `/orders/${ids.order}`],
  ['order-cancelled', 'Nick Fury', `/orders/${ids.cancelled}`],
  ['payment-methods', 'Nick Fury', '/payment-methods'],
  ['payment-methods-none', 'Thor', '/payment-methods'],
  ['account', 'Captain Marvel', '/account'],
  ['error-403', 'Thor', '/orders'],
  ['error-404', 'Thor', '/nowhere'],
  ['office', 'Nick Fury', '/admin'],
  ['office-order', 'Nick Fury', `/admin/resources/api_order/records/${ids.order}/show`],
  ['office-new-person', 'Nick Fury', '/admin/resources/api_user/actions/new'],
  ['office-restaurant', 'Nick Fury', `/admin/resources/api_restaurant/records/${ids.mumbai}/edit`],
  ...['order', 'user', 'restaurant', 'menu', 'country', 'paymentmethod', 'orderitem', 'auditlog'].map(
    (table): Sight => [`office-list-${table}`, 'Nick Fury', `/admin/resources/api_${table}`],
  ),
];

/** What README.md shows, by the name of the sight. */
const CHOSEN: View[] = [
  ['restaurants', 'light', 1280],
  ['dashboard-manager', 'dark', 1280],
  ['restaurant', 'light', 360],
  ['checkout', 'dark', 360],
  ['order', 'light', 360],
  ['office', 'light', 1280],
];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { readme: { type: 'boolean', default: false } } });
  const executablePath = findChromium();
  if (!existsSync('build/server.js')) throw new Error('There is no build yet: npm run build');
  if (!executablePath) throw new Error('There is no Chromium here: `npm test` installs one, or name yours in CHROMIUM_PATH.');
  const folder = values.readme ? 'docs/screenshots' : (positionals[0] ?? '.cache/screenshots');
  await mkdir(folder, { recursive: true });

  await withServer(async (origin, world) => {
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
    const atOnce = pLimit(3);
    const shoot = async ([name, theme, width]: View) => {
      const [, who, address] = sights(world).find((sight) => sight[0] === name)!;
      const context = await browser.newContext({ baseURL: origin, viewport: { width, height: HEIGHTS[width]! } });
      await context.addCookies([{ name: 'theme', value: theme, url: origin }]);
      if (who) await context.addCookies([{ name: 'auth_token', value: world.tokens.get(who)!, url: origin }]);
      const page = await context.newPage();
      // The back office draws first and asks for its rows afterwards.
      const rows = /^\/admin(?!.*\/new$)/.test(address) ? page.waitForResponse(/\/admin\/api\//) : null;
      await page.goto(address, { waitUntil: 'networkidle' });
      await rows;
      await page.evaluate(untilStill);
      if (!values.readme) await page.setViewportSize({ width, height: await page.evaluate(fullHeight) });
      await page.evaluate(drawEveryImage);
      await page.screenshot({ path: path.join(folder, `${name}-${theme}-${width}.png`), animations: 'disabled' });
      await context.close();
    };
    const views = values.readme ? CHOSEN : everyView(world);
    await Promise.all(views.map((view) => atOnce(() => shoot(view))));
    await browser.close();
    process.stdout.write(`${views.length} pictures in ${folder}\n`);
  });
}

const everyView = (world: World): View[] =>
  sights(world).flatMap(([name]) => THEMES.flatMap((theme) => [360, 768, 1280].map((width): View => [name, theme, width])));

/** Runs `work` on a freshly started server with a demo world in the temp folder, and leaves neither behind. */
async function withServer(work: (origin: string, world: World) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'slooze-screenshots-'));
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  const env = { PATH, HOME, TMPDIR, SystemRoot, NODE_ENV: 'production' as const, PORT: '0', DATA_DIR: dataDir };
  const server = spawn(process.execPath, ['build/server.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  process.once('exit', () => server.kill()).once('SIGTERM', () => process.exit(1));
  try {
    const [, origin = ''] = await new Promise<RegExpExecArray>((resolve, reject) => {
      let said = '';
      server.stdout.on('data', (chunk: Buffer) => {
        const found = /ready at (\S+)/.exec((said += chunk.toString()));
        if (found) resolve(found);
      });
      void ended.then(() => reject(new Error('The server did not start.')));
    });
    await work(origin, await fillWorld(dataDir));
  } finally {
    server.kill();
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Joins the server's database and lets the demo people order, by the same rules as everybody. */
async function fillWorld(dataDir: string): Promise<World> {
  const postgres = await startEmbeddedPostgres({ dataDir });
  // As the owner: it also sets the clock of orders back.
  connect({ url: postgres.ownerUrl, poolSize: 2 });
  const shop = openShop({ demoData: true });
  const viewers = new Map<Who, Viewer>();
  const tokens = new Map<Who, string>();
  const client = { ip: '127.0.0.1', userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/142.0.0.0 Safari/537.36' };
  for (const { name, email, password } of listDemoPeople()) {
    const { viewer, token } = await shop.signIn({ email, password }, client);
    viewers.set(name as Who, viewer);
    tokens.set(name as Who, token);
  }

  const restaurantId = async (viewer: Viewer, name: string) => (await shop.listRestaurants(viewer, { search: name }))[0]!.id;
  const fill = async (who: Who, restaurant: string, basket: Basket) => {
    const viewer = viewers.get(who)!;
    const { id, menu } = await shop.findRestaurant(viewer, await restaurantId(viewer, restaurant));
    for (const [name, quantity] of Object.entries(basket)) {
      await shop.addToCart(viewer, { menuId: menu.find((dish) => dish.name === name)!.id, restaurantId: id, quantity });
    }
    return { viewer, restaurantId: id };
  };
  const orders: string[] = [];
  for (const [who, restaurant, basket, hoursAgo] of ORDERS) {
    const { viewer, restaurantId } = await fill(who, restaurant, basket);
    const { group, paymentMethods } = await shop.previewCheckout(viewer, restaurantId);
    const agreedTotal = toDecimal(group.total.minor);
    const { id } = await shop.checkOut(viewer, { restaurantId, paymentMethodId: paymentMethods[0]!.id, agreedTotal, key: restaurant + hoursAgo });
    await sequelize().query('UPDATE api_order SET created_at = now() - make_interval(hours => $hoursAgo) WHERE id = $id', { bind: { hoursAgo, id } });
    orders.push(id);
  }
  for (const cart of CARTS) await fill(...cart);
  const fury = viewers.get('Nick Fury')!;
  const cancelled = orders[ORDERS.findIndex(([, restaurant]) => restaurant === 'Chicago Steakhouse')]!;
  await shop.cancelOrder(fury, cancelled, { reason: 'The meeting moved to Thursday.' });

  const ids = { mumbai: await restaurantId(fury, 'Mumbai Masala'), pizza: await restaurantId(fury, 'New York Pizza'), order: orders.at(-1)!, cancelled };
  await disconnect();
  await postgres.stop();
  return { tokens, ids };
}

/** Runs in the page: nothing has changed for a while. */
function untilStill(): Promise<void> {
  return new Promise((resolve) => {
    let waiting = setTimeout(resolve, 400);
    new MutationObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(resolve, 400);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
}

/** Runs in the page: bars at the edges of the window belong at the edges of the picture, so the window is made to fit. */
function fullHeight(): number {
  return Math.max(...Array.from(document.querySelectorAll('html, main, section'), (part) => part.scrollHeight));
}

/** Runs in the page: pictures below the fold are loaded only when somebody scrolls there. */
async function drawEveryImage(): Promise<void> {
  for (const image of document.images) image.loading = 'eager';
  await Promise.all([document.fonts.ready, ...Array.from(document.images, (image) => image.decode().catch(() => undefined))]);
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
process.exit(0);
