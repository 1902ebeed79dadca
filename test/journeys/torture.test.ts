import { beforeAll, describe, expect, test } from 'vitest';
import { tortureSights } from '../../scripts/torture-sights';
import { type TortureWorld, fillTortureWorld } from '../../scripts/torture-world';
import { useJourneys } from './chromium';
import { roughEdges } from './rough-edges';

const journeys = useJourneys();
let world: TortureWorld;

beforeAll(async () => {
  world = await fillTortureWorld(journeys.server.ownerUrl);
});

describe('names, texts, prices and menus at their limits', () => {
  test.each([
    ['320 wide', { viewport: { width: 320, height: 640 }, hasTouch: true }],
    ['360 wide', { viewport: { width: 360, height: 740 }, hasTouch: true }],
    ['768 wide', { viewport: { width: 768, height: 1024 }, hasTouch: true }],
    ['1280 wide', { viewport: { width: 1280, height: 800 } }],
    ['1280 wide at 200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ])('neither scroll a page sideways nor stick out of anything, %s', async (_how, options) => {
    const page = await journeys.open(options);
    const rough: Record<string, string[]> = {};
    for (const [name, who, path] of tortureSights(world)) {
      await page.context().addCookies([{ name: 'auth_token', value: world.tokens.get(who!)!, url: journeys.server.origin }]);
      await page.goto(path);
      const edges = await roughEdges(page);
      if (edges.length > 0) rough[name] = edges;
    }
    expect(rough).toEqual({});
  });
}, 120_000);

test.each([
  ['while it is typed', true],
  ['by a form, without JavaScript', false],
])('a dish on a menu of 200 is found %s', async (_how, javaScriptEnabled) => {
  const page = await journeys.open({ javaScriptEnabled });
  await page.context().addCookies([{ name: 'auth_token', value: world.tokens.get('Nick Fury')!, url: journeys.server.origin }]);
  await page.goto(`/restaurants/${world.ids.twoHundred}`);
  const dishes = page.getByRole('main').getByRole('heading', { level: 3 });
  expect(await dishes.count()).toBe(200);
  await page.getByRole('searchbox', { name: 'Dish on this menu' }).fill('THÁLI no. 17');
  if (!javaScriptEnabled) await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText(/^11 dishes with/).waitFor();
  expect(await dishes.allTextContents()).toContain('Thali No. 170');
});
