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
  WHERE u.id = $1 AND (p.created_at, p.id) > ($2::timestamptz, $3::uuid) ORDER BY p.created_at, p.id LIMIT $4`);

const othersCards = statement<CardRow>(`${CARDS}
  WHERE u.id <> $1 AND (p.created_at, p.id) < ($2::timestamptz, $3::uuid) ORDER BY p.created_at DESC, p.id DESC LIMIT $4`);

const BEFORE_ALL = { createdAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
const AFTER_ALL = { createdAt: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** A page of the cards the viewer may see: their own, then for an admin everybody else's, those added last first. */
export async function listPaymentMethods(viewer: Viewer, { cursor, limit = CARDS_A_PAGE }: CardPage = {}): Promise<PaymentMethodPage> {
  authorize(viewer, 'payment-method.see');
  const place = cursor === undefined ? undefined : parseCardCursor(cursor);
  const rows = await actingAs(viewer, async () => {
    const after = place ?? BEFORE_ALL;
    const own = place?.isOwn === false ? [] : await ownCards(viewer.id, after.createdAt, after.id, limit + 1);
    const left = limit + 1 - own.length;
    if (left === 0 || reach(viewer, 'payment-method.see') !== 'everywhere') return own;
    const before = place?.isOwn === false ? place : AFTER_ALL;
    return [...own, ...(await othersCards(viewer.id, before.createdAt, before.id, left))];
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { methods: rows.slice(0, limit).map(toMethod), nextCursor: last ? toCardCursor({ ...last, isOwn: last.userId === viewer.id }) : null };
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
