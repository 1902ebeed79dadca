import type { Model, ModelStatic } from 'sequelize';
import { describe, expect, test } from 'vitest';
import { AuditLog, CartItem, Country, Menu, Order, OrderItem, PaymentMethod, Restaurant, Session, User } from '../../db';
import { askWithout, faultsIn, foreignIn } from './without';
import { useMatrix } from './use-matrix';

/*
 * Every scope of a model replaced by one that holds everything: with row-level security down the matrix must notice, and
 * with it up nobody may see a foreign row all the same. All other checks are tried by `npm run isolation:mutations`.
 */
const SCOPES: [name: string, reach: 'country' | 'self', model: () => ModelStatic<Model>, doors: RegExp][] = [
  ['Restaurant', 'country', () => Restaurant, /API GET \/restaurants/],
  ['Menu', 'country', () => Menu, /API GET \/menus/],
  ['CartItem', 'country', () => CartItem, /Office api_cartitem list/],
  ['Order', 'country', () => Order, /Office api_order list/],
  ['OrderItem', 'country', () => OrderItem, /Office api_orderitem show/],
  ['PaymentMethod', 'country', () => PaymentMethod, /Office api_paymentmethod show/],
  ['AuditLog', 'country', () => AuditLog, /Office api_auditlog show/],
  ['User', 'country', () => User, /Office api_user show/],
  ['Country', 'country', () => Country, /Office api_country show/],
  ['Session', 'country', () => Session, /Office api_session show/],
];
/** Read before anybody is known: these tables have no wall. */
const UNWALLED = ['User', 'Country', 'Session'];

const opened = useMatrix();

test('every scope that keeps rows apart is taken out here', () => {
  const models = Object.values(Restaurant.sequelize!.models);
  const scopes = models.flatMap(({ name, options }) => Object.keys(options.scopes ?? {}).map((scope) => `${name} ${scope}`));
  // Nothing reads by these: who asks for the own account, session or cards names the person in the query itself.
  const unused = ['User self', 'Session self', 'PaymentMethod self'];
  expect(SCOPES.map(([name, reach]) => `${name} ${reach}`).sort()).toEqual(scopes.filter((scope) => !scope.endsWith(' everywhere') && !unused.includes(scope)).sort());
});

describe('without its scope', () => {
  test.each(SCOPES)('%s %s', async (name, reach, model, doors) => {
    const scopes = model().options.scopes as Record<string, unknown>;
    const kept = scopes[reach];
    scopes[reach] = () => ({});
    const { down, up } = await askWithout(opened.house, opened.matrix, doors).finally(() => (scopes[reach] = kept));
    expect(faultsIn(down).length, 'faults noticed with the wall down').toBeGreaterThan(0);
    if (!UNWALLED.includes(name)) expect(foreignIn(up), 'with the wall up').toEqual([]);
  });
});

test('with every check in place one wall is enough', async () => {
  const { down, up } = await askWithout(opened.house, opened.matrix, /^API|dashboard|Office api_\w+ (list|show|search)/);
  expect([...faultsIn(down), ...faultsIn(up)]).toEqual([]);
});
