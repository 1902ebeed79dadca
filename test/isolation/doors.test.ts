import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShop } from '../../domain';
import { ABILITIES } from '../../domain/rules/policy';
import { createDatabase, type TestDatabase } from '../postgres';
import { Browser } from '../http';
import { doorName, DOORS } from './doors';
import { apiRoutes, expressRoutes, layersOfHost, officeActions, siteRoutes, tablesToldTo } from './dump';
import { type House, openHouse } from './house';

let database: TestDatabase;
let house: House;

beforeAll(async () => {
  database = await createDatabase('slooze_template');
  house = await openHouse(database);
});
afterAll(async () => {
  await house.close();
  await database.drop();
});

const listed = (kind: RegExp) => [...new Set(DOORS.map(({ name }) => doorName(name)).filter((name) => kind.test(name)))].sort();

// Each compares both ways: a route without a row in the table, and a row without a route.
test('every route of Express is in the table of doors', () => {
  const ofApi = listed(/^API/).map((name) => `Route ALL /api${name.split(' ')[2]!.replace(/\{(\w+)\}/g, ':$1')}`);
  expect(expressRoutes(house.host)).toEqual([...new Set([...listed(/^Route/), ...ofApi])].sort());
});

test('nothing else stands in the way of every request', () => {
  // What is nameless: the log, origin guard, who is asking, settling the origin, the site, and the last stop of errors; the router holds the built files.
  const named = ['query', 'expressInit', 'nameRequest', 'ignoreForwarding', '<anonymous>', 'giveHeaders', 'compressPages', 'router'];
  expect(layersOfHost(house.host)).toEqual([...named, '<anonymous>', '<anonymous>', 'noTrace', 'noOldData', 'smallForms', '<anonymous>', '<anonymous>', 'nothingHere', '<anonymous>']);
});

test('every endpoint of the API is', () => {
  expect(apiRoutes().sort()).toEqual(listed(/^API/));
});

test('every page and every form of the built site is', () => {
  expect(siteRoutes(house).sort()).toEqual(listed(/^(Page|Data|Form)/));
});

test('every action of every table of the back office is, those closed to everybody too', async () => {
  expect(officeActions(openShop({ demoData: false })).sort()).toEqual(listed(/^Office/));
  const fury = new Browser(house.origin);
  fury.cookies.set('auth_token', house.tokens.get('Nick Fury')!);
  const told = tablesToldTo(await (await fury.get('/admin')).text());
  expect(told).toEqual([...new Set(listed(/^Office api/).map((name) => name.split(' ')[1]!))].sort());
});

test('every ability of the policy stands at some door, and no door asks for another', () => {
  const asked = new Set(DOORS.flatMap(({ asks }) => asks).filter((ask) => !['guest', 'person', 'closed'].includes(ask)));
  expect([...asked].sort()).toEqual([...ABILITIES].sort());
});
