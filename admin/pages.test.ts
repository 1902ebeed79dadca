import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { Country, disconnect, connect } from '../db';
import { useWorld } from '../test/world';
import { bulkOf, listOf, newOf, rowOf, useOffice } from '../test/office';
import { mended } from './page-html';

const world = useWorld();
const office = useOffice(world);

test('a page of the office runs its own two scripts only and fetches nothing from elsewhere', async () => {
  const { status, text, headers } = await office.get(office.fury, '');
  expect([status, headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([200, 'no-store', 'same-origin']);
  const policy = headers.get('content-security-policy')!;
  const nonce = /'nonce-([^']+)'/.exec(policy)![1]!;
  expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';`);
  expect(policy).toMatch(/frame-ancestors 'none'; form-action 'self'$/);
  const inline = text.match(/<script(?![^>]*src=)[^>]*>/g);
  expect(inline).toEqual([`<script nonce="${nonce}">`, `<script nonce="${nonce}">`]);
  expect(text).not.toMatch(/googleapis|(src|href)="(https?:)?\/\//);
  expect((await office.get(office.fury, '')).text).not.toContain(nonce);
});

test('data cannot end the script it stands in', async () => {
  const html = (await office.get(office.fury, '')).text;
  const state = /window\.REDUX_STATE = (.*);/.exec(html)![1]!;
  expect(state).not.toContain('<');
  const evil = '</script><script>alert(1)</script><script>\\n        window.REDUX_STATE = ';
  const page = `<html><script>\n        window.REDUX_STATE = ${JSON.stringify({ evil })};\n        window.THEME_COMPONENTS = {};</script>color-scheme: light;<script>\n        var app = 1</script>`;
  const safe = mended(page, { nonce: 'n', version: 'v', theme: 'light' });
  expect(safe.match(/<\/?script/g)).toHaveLength(4);
  expect(safe).toContain('\\u003c/script>\\u003cscript>alert(1)');
  expect(() => mended('<script>window.REDUX_STATE = {}</script>', { nonce: 'n', version: 'v', theme: 'light' })).toThrow('page has changed');
});

test('the look follows the site’s cookie; anything else is light', async () => {
  const scheme = async (cookie: string) => /color-scheme: (\w+)/.exec((await office.get(null, '', { cookie: `auth_token=${office.fury}; ${cookie}` })).text)![1];
  expect(await scheme('theme=dark')).toBe('dark');
  for (const other of ['theme=light', 'theme=system', 'theme=</script>', 'x=1']) expect(await scheme(other)).toBe('light');
});

test('scripts and styles are kept by the browser only under the name of this version', async () => {
  const html = (await office.get(office.fury, '')).text;
  const files = [...html.matchAll(/(?:src|href)="\/admin(\/frontend[^"]+)"/g)].map(([, path]) => path!);
  expect(files).toHaveLength(5);
  for (const path of [...files, '/frontend/assets/geist.woff2']) {
    const { status, headers } = await office.get(office.fury, path);
    expect([status, headers.get('cache-control')], path).toEqual([200, 'private, no-cache']);
  }
  expect((await office.get(office.fury, '/frontend/assets/components.bundle.js')).text).toContain('UserComponents');
  expect((await office.get(office.fury, '/frontend/assets/themes/light/theme.bundle.js')).status).toBe(404);
});

test('what does not exist is 404, also names every object has', async () => {
  const { id } = await world.restaurant('Mumbai Masala');
  for (const name of ['nope', 'constructor', '__proto__', 'toString']) {
    expect((await office.get(office.fury, rowOf('restaurant', id, name))).status, name).toBe(404);
    expect((await office.get(office.fury, `/api/resources/api_restaurant/actions/${name}`)).status, name).toBe(404);
    expect((await office.get(office.fury, `/api/resources/${name}/actions/list`)).status, name).toBe(404);
    expect((await office.get(office.fury, `/resources/${name}`)).status, name).toBe(404);
  }
  // An action of a record, asked for without one.
  expect((await office.post(office.fury, '/api/resources/api_order/actions/cancel')).status).toBe(404);
  expect((await office.get(office.fury, '/api/resources/api_user/actions/setPassword')).status).toBe(404);
  expect((await office.get(office.fury, listOf('menu').toUpperCase())).status).toBe(404);
  expect((await office.get(office.fury, listOf('menu').replace('/api/', '/API/'))).status).toBe(404);
  for (const path of ['/api/nowhere', '/nowhere', '/login', '/logout', '/refresh-token', '/pages/x', '/api/pages/x']) {
    expect((await office.get(office.fury, path)).status, path).toBe(404);
  }
});

test('nonsense in an address is refused or ignored, and never an error of ours', async () => {
  const bad = [
    '?page=-1', '?page=abc', '?page=99999999999', '?perPage=-1', '?perPage=abc', '?perPage=1e9', '?perPage=1000000', '?page=1&page=2', '?sortBy=id&sortBy=name',
    '?sortBy=shown.price', '?sortBy=constructor', '?direction=sideways', '?direction=asc;drop', '?filters=x', '?filters[]=1', '?filters.price=abc',
    '?filters.price~~from=NaN', '?filters.price~~to=1e999', '?filters.restaurantId=abc', '?filters.restaurantId~~from=1', '?filters.isAvailable=maybe',
    '?filters.name=%00', '?filters.name=%25_%5C', '?filters.__proto__=1', '?filters.constructor=1', '?filters.name.x=1', '?filters.name=a&filters.name=b',
    '?filters.q=%27%20OR%201=1', '?__proto__[x]=1', '?filters.price~~from~~to=1',
  ];
  for (const query of bad) {
    const { status, text, meta } = await office.get(office.fury, listOf('menu', query));
    expect([200, 400, 422], query).toContain(status);
    expect(text, query).not.toMatch(/at .*\.(js|ts):|Sequelize|SELECT/);
    if (status === 200) expect(meta.perPage, query).toBeLessThanOrEqual(100);
  }
  for (const query of ['?filters.status=eaten', '?filters.createdAt~~from=yesterday', '?filters.createdAt~~to=%2B300000-01-01', '?filters.createdAt=2026-02-31T99']) {
    expect((await office.get(office.fury, listOf('order', query))).status, query).toBe(422);
  }
  for (const id of ['abc', '%00', '1', '..', randomUUID()]) {
    expect((await office.get(office.fury, `/api/resources/api_menu/records/${id}/show`)).status, id).toBe(404);
    expect((await office.post(office.fury, `/api/resources/api_menu/records/${id}/edit`, { name: 'x' })).status, id).toBe(404);
  }
  expect((await office.get(office.fury, '/api/resources/api_menu/records/%E0%A4%A/show')).status).toBe(400);
  for (const ids of [[], ['abc'], [''], Array.from({ length: 101 }, () => randomUUID())]) {
    expect([400, 404], String(ids)).toContain((await office.get(office.fury, bulkOf('menu', ids))).status);
    expect([400, 404], String(ids)).toContain((await office.get(office.fury, `/resources/api_menu/bulk/bulkDelete?recordIds=${ids.join(',')}&recordIds=x`)).status);
  }
});

test('filters find what people mean: several states, ranges, letters that are no wildcards, any case', async () => {
  const names = async (query: string) => (await office.get(office.fury, listOf('menu', query))).records.map(({ params }) => params.name);
  expect(await names('?filters.q=BUTTER')).toContain('Butter Chicken');
  expect(await names('?filters.q=%25')).toEqual([]);
  expect(await names('?filters.name=_arlic')).toEqual([]);
  expect(await names('?filters.price~~from=350&filters.price~~to=380&sortBy=price&direction=desc')).toEqual(['Tandoori Chicken', 'Chicken Biryani']);
  expect((await names('?filters.isAvailable=false')).length).toBe(0);
  const { id } = await world.anOrder('captainMarvel', 'Garlic Naan');
  await world.shop.cancelOrder(await world.viewer('nickFury'), id, {});
  await world.anOrder('nickFury', 'Milkshake');
  const orders = async (query: string) => (await office.get(office.fury, listOf('order', query))).meta.total;
  expect(await orders('?filters.status=confirmed')).toBe(1);
  expect(await orders('?filters.status=confirmed,cancelled')).toBe(2);
  expect(await orders('?filters.status=confirmed&filters.status=cancelled')).toBe(2);
  expect(await orders('?filters.q=marvel')).toBe(1);
  expect(await orders('?filters.q=burger%20house')).toBe(1);
  expect(await orders(`?filters.q=${encodeURIComponent("x') OR 1=1 --")}`)).toBe(0);
  expect(await orders('?filters.createdAt~~from=2999-01-01T00:00:00.000Z')).toBe(0);
});

test('a search never answers more than a page', async () => {
  const found = await office.get(office.fury, '/api/resources/api_menu/actions/search/a?perPage=1000000');
  expect(found.records.length).toBeLessThanOrEqual(100);
});

test('a country whose name needs encoding can be looked at and changed', async () => {
  const name = "Côte d'Ivoire / <b>";
  await Country.create({ name, currency: 'XOF', locale: 'fr-CI', timeZone: 'Africa/Abidjan' });
  expect((await office.get(office.fury, rowOf('country', name))).record.title).toBe(name);
  expect((await office.post(office.fury, rowOf('country', name, 'edit'), { locale: 'fr-FR' })).status).toBe(200);
});

test('while the database is away the API says so in a notice, and comes back by itself', async () => {
  const { shop, url } = world;
  const viewer = await world.viewer('nickFury');
  const { findViewer } = shop;
  shop.findViewer = async () => viewer;
  await disconnect();
  connect({ url: 'postgres://nobody:x@127.0.0.1:9/nothing', poolSize: 2 });
  try {
    const away = await office.get(office.fury, listOf('menu'));
    expect([away.status, away.notice!.type, away.records, away.headers.get('retry-after')]).toEqual([503, 'error', [], '5']);
    expect(away.text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/);
  } finally {
    await disconnect();
    connect({ url, poolSize: 20 });
    shop.findViewer = findViewer;
  }
  expect((await office.get(office.fury, listOf('menu'))).status).toBe(200);
  expect((await office.post(office.fury, newOf('menu'), {})).status).toBe(422);
});
