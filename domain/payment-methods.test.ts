import { expect, test } from 'vitest';
import { PaymentMethod } from '../db';
import { runSql } from '../test/postgres';
import { useWorld } from '../test/world';

const world = useWorld();

test('an admin sees everybody’s cards, their own first; others see their own', async () => {
  const seenBy = async (person: Parameters<typeof world.viewer>[0]) =>
    (await world.shop.listPaymentMethods(await world.viewer(person))).methods.map((method) => `${method.person.name} ${method.cardLast4}`);
  const [own, ...others] = await seenBy('nickFury');
  expect([own, ...others.toSorted()]).toEqual(['Nick Fury 4242', 'Captain America 1111', 'Captain Marvel 5555']);
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
  expect((await world.shop.listPeople(admin)).people).toHaveLength(6);
});

test('many people and cards come a page at a time, and somebody is found by name or e-mail', async () => {
  const admin = await world.viewer('nickFury');
  await runSql(
    world.ownerUrl,
    `INSERT INTO api_user (email, name, password, role, country) SELECT 'new' || n || '@example.com', 'New Member ' || n, '$argon2id$', 'member', 'UK' FROM generate_series(1, 70) n`,
    `INSERT INTO api_paymentmethod (user_id, card_last4, type, created_at) SELECT id, lpad(n::text, 4, '0'), 'debit', now() + n * interval '1 second'
     FROM api_user, generate_series(1, 2) n WHERE name LIKE 'New Member %' OR name = 'Nick Fury'`,
  );
  const cards: string[] = [];
  const pages: number[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await world.shop.listPaymentMethods(admin, { cursor, limit: 2 + pages.length * 20 });
    pages.push(page.methods.length);
    cards.push(...page.methods.map(({ person, cardLast4 }) => `${person.name} ${cardLast4}`));
    cursor = page.nextCursor;
  }
  expect(pages).toEqual([2, 22, 42, 62, 17]);
  expect(cards.slice(0, 3)).toEqual(['Nick Fury 4242', 'Nick Fury 0001', 'Nick Fury 0002']);
  expect(cards.slice(143).toSorted()).toEqual(['Captain America 1111', 'Captain Marvel 5555']);
  expect(new Set(cards).size).toBe(145);
  // Those of New Members were added after those of the demo people.
  expect(cards.slice(3, 143).map((card) => card.slice(-4))).toEqual([...Array<string>(70).fill('0002'), ...Array<string>(70).fill('0001')]);

  const people = async (search?: string) => {
    const { people: found, isMore } = await world.shop.listPeople(admin, search);
    return [found.length, isMore];
  };
  expect([await people(), await people('new member'), await people('NEW69@example'), await people('thor'), await people('nobody at all')]).toEqual([
    [50, true], [20, true], [1, false], [1, false], [0, false],
  ]);
  await expect(world.shop.listPaymentMethods(admin, { cursor: 'never-made' })).rejects.toMatchObject({ kind: 'invalid' });
  await runSql(world.ownerUrl, `DELETE FROM api_paymentmethod WHERE card_last4 IN ('0001', '0002')`, `DELETE FROM api_user WHERE name LIKE 'New Member %'`);
});
