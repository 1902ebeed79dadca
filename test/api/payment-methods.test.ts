import { describe, expect, test } from 'vitest';
import { AuditLog, PaymentMethod } from '../../db';
import { useApi } from './running-api';

const api = useApi();

describe('payment methods', () => {
  test('are listed with exactly four facts each, the own ones first', async () => {
    const fury = await api.as('nickFury');
    const { body } = await fury.get('/payment-methods');
    expect(body.map(({ cardLast4 }: { cardLast4: string }) => cardLast4)).toEqual(['4242', '1111', '5555']);
    for (const card of body) expect(Object.keys(card)).toEqual(['id', 'userId', 'cardLast4', 'type']);
    expect((await (await api.as('thor')).get('/payment-methods')).body).toEqual([]);
  });

  test('are added by an admin for a person, who then has it, with one audit row', async () => {
    const { id: userId } = await api.world.viewer('thor');
    const fury = await api.as('nickFury');
    const card = { userId, cardLast4: '0007', type: 'credit' };
    const { status, body } = await fury.post('/payment-methods', card);
    try {
      expect([status, body]).toEqual([200, { id: expect.any(String), ...card }]);
      expect((await (await api.as('thor')).get('/payment-methods')).body).toEqual([body]);
      expect(await AuditLog.count({ where: { action: 'payment-method.add', objectId: body.id } })).toBe(1);
    } finally {
      await PaymentMethod.destroy({ where: { id: body.id } });
    }
  });

  test.each([
    [{ cardLast4: '123' }, 'cardLast4'], [{ cardLast4: '12345' }, 'cardLast4'], [{ cardLast4: 1234 }, 'cardLast4'], [{ cardLast4: '１２３４' }, 'cardLast4'],
    [{ cardLast4: '12a4' }, 'cardLast4'], [{ cardLast4: '1234\n' }, 'cardLast4'], [{ type: 'gold' }, 'type'], [{ type: 'Credit' }, 'type'], [{ userId: 'x' }, 'userId'],
    [{ userId: ['a', 'b'] }, 'userId'], [{ cardNumber: '4242424242424242' }, 'cardNumber'],
  ])('%j is 422 at %s', async (change, key) => {
    const fury = await api.as('nickFury');
    const { id: userId } = await api.world.viewer('thor');
    const before = await api.fingerprint();
    const { status, body } = await fury.post('/payment-methods', { userId, cardLast4: '0007', type: 'debit', ...change });
    expect([status, body.detail.map(({ loc }: { loc: unknown }) => loc)]).toEqual([422, [['body', key]]]);
    expect(await api.fingerprint()).toBe(before);
  });
});
