import { expect, test } from 'vitest';
import { PaymentMethod } from '../db';
import { useWorld } from '../test/world';

const world = useWorld();

test('an admin sees everybody’s cards, own ones first; others see their own', async () => {
  const seenBy = async (person: Parameters<typeof world.viewer>[0]) =>
    (await world.shop.listPaymentMethods(await world.viewer(person))).map((method) => `${method.person.name} ${method.cardLast4}`);
  expect(await seenBy('nickFury')).toEqual(['Nick Fury 4242', 'Captain America 1111', 'Captain Marvel 5555']);
  expect(await seenBy('captainMarvel')).toEqual(['Captain Marvel 5555']);
  expect(await seenBy('thor')).toEqual([]);
});

test('only an admin adds a card, for any person', async () => {
  const { id: userId } = await world.viewer('thor');
  const card = { userId, cardLast4: '0007', type: 'debit' as const };
  for (const person of ['captainMarvel', 'thor'] as const) {
    const viewer = await world.viewer(person);
    await expect(world.shop.addPaymentMethod(viewer, card)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(world.shop.listPeople(viewer)).rejects.toMatchObject({ kind: 'forbidden' });
  }
  const admin = await world.viewer('nickFury');
  const added = await world.shop.addPaymentMethod(admin, card);
  expect(added).toMatchObject({ cardLast4: '0007', type: 'debit', person: { name: 'Thor' } });
  await PaymentMethod.destroy({ where: { id: added.id } });
  const nobody = { ...card, userId: crypto.randomUUID() };
  await expect(world.shop.addPaymentMethod(admin, nobody)).rejects.toMatchObject({ kind: 'invalid' });
  expect(await world.shop.listPeople(admin)).toHaveLength(6);
});
