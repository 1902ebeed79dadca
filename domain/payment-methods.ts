import { literal, Op } from 'sequelize';
import { PaymentMethod, statement, User } from '../db';
import { actingAs } from './acting-as';
import { recordAudit } from './audit';
import { patternOf, wordsOf } from './catalog-search';
import { parseCardCursor, toCardCursor } from './cursor';
import { invalidField } from './rules/errors';
import { CARDS_A_PAGE, type CardPage, type PaymentMethodInput } from './rules/inputs';
import { authorize, reach } from './rules/policy';
import type { CardType, PaymentMethod as PaymentMethodRecord, PaymentMethodPage, PeoplePage } from './rules/records';
import type { Viewer } from './rules/viewer';
import { visible } from './visible';

const PERSON = ['id', 'name', 'email'];

interface CardRow {
  id: string;
  cardLast4: string;
  type: CardType;
  createdAt: Date;
  userId: string;
  name: string;
  email: string;
}

const CARDS = `
  SELECT p.id, p.card_last4 AS "cardLast4", p.type, p.created_at AS "createdAt", u.id AS "userId", u.name, u.email
  FROM api_user u JOIN api_paymentmethod p ON p.user_id = u.id`;

const ownCards = statement<CardRow>(`${CARDS}
  WHERE u.id = $1 AND ($3::uuid IS NULL OR (p.created_at, p.id) > ($2::timestamptz, $3::uuid)) ORDER BY p.created_at, p.id LIMIT $4`);

const othersCards = statement<CardRow>(`${CARDS} WHERE u.id <> $1 ORDER BY u.name, u.id, p.created_at, p.id LIMIT $2`);

// The name once more by itself, so that the index on it finds the place.
const othersCardsAfter = statement<CardRow>(`${CARDS}
  WHERE u.id <> $1 AND u.name >= $2 AND (u.name, u.id, p.created_at, p.id) > ($2, $3::uuid, $4::timestamptz, $5::uuid)
  ORDER BY u.name, u.id, p.created_at, p.id LIMIT $6`);

/** A page of the cards the viewer may see: everybody's for an admin, by name, the own ones for others; the viewer's own first. */
export async function listPaymentMethods(viewer: Viewer, { cursor, limit = CARDS_A_PAGE }: CardPage = {}): Promise<PaymentMethodPage> {
  authorize(viewer, 'payment-method.see');
  const place = cursor === undefined ? undefined : parseCardCursor(cursor);
  const rows = await actingAs(viewer, async () => {
    const isAmongOwn = !place || place.userId === viewer.id;
    const own = isAmongOwn ? await ownCards(viewer.id, place?.createdAt ?? null, place?.id ?? null, limit + 1) : [];
    const left = limit + 1 - own.length;
    if (left === 0 || reach(viewer, 'payment-method.see') !== 'everywhere') return own;
    if (isAmongOwn) return [...own, ...(await othersCards(viewer.id, left))];
    return othersCardsAfter(viewer.id, place.name, place.userId, place.createdAt, place.id, left);
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { methods: rows.slice(0, limit).map(toMethod), nextCursor: last ? toCardCursor(last) : null };
}

const toMethod = ({ id, cardLast4, type, userId, name, email }: CardRow): PaymentMethodRecord => ({ id, person: { id: userId, name, email }, cardLast4, type });

/** Adds a card for a person. Throws `forbidden` for everybody but admins. */
export async function addPaymentMethod(viewer: Viewer, input: PaymentMethodInput): Promise<PaymentMethodRecord> {
  authorize(viewer, 'payment-method.add');
  return actingAs(viewer, async () => {
    const person = await User.findByPk(input.userId, { attributes: [...PERSON, 'country'] });
    if (!person) throw invalidField('userId', 'This person does not exist.', 'not_found');
    const method = await PaymentMethod.create({ ...input, country: person.country });
    await recordAudit(viewer, {
      action: 'payment-method.add',
      objectType: 'payment-method',
      objectId: method.id,
      country: person.country,
      after: { userId: person.id, cardLast4: method.cardLast4, type: method.type },
    });
    const { id, name, email } = person;
    return { id: method.id, person: { id, name, email }, cardLast4: method.cardLast4, type: method.type };
  });
}

/** As many people as somebody can choose among; of those that were looked for, fewer. */
const MOST_PEOPLE = 50;
const MOST_FOUND = 20;

/**
 * The people a payment method may be added for, by name: those with the words somebody typed in name or e-mail, or
 * everybody. There may be more than are listed. Throws `forbidden` for everybody but admins.
 */
export async function listPeople(viewer: Viewer, search = ''): Promise<PeoplePage> {
  const most = search ? MOST_FOUND : MOST_PEOPLE;
  const words = wordsOf(search).map((word) => literal(`api_searchable(name || ' ' || email) LIKE ${patternOf(word)}`));
  const rows = await actingAs(viewer, () =>
    visible(User, viewer, 'person.list').findAll({
      attributes: [...PERSON, 'country'],
      where: { [Op.and]: [{ isActive: true }, ...words] },
      order: ['name', 'id'],
      limit: most + 1,
      raw: true,
    }),
  );
  return { people: rows.slice(0, most) as unknown as PeoplePage['people'], isMore: rows.length > most };
}
