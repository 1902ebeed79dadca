import { PaymentMethod, User } from '../db';
import { actingAs } from './acting-as';
import { recordAudit } from './audit';
import { invalidField } from './rules/errors';
import type { PaymentMethodInput } from './rules/inputs';
import { authorize } from './rules/policy';
import type { PaymentMethod as PaymentMethodRecord, Person } from './rules/records';
import type { Viewer } from './rules/viewer';
import { visible } from './visible';

const PERSON = ['id', 'name', 'email'];

/** The cards the viewer may see: everybody's for an admin, the own ones for others; the viewer's own first. */
export async function listPaymentMethods(viewer: Viewer): Promise<PaymentMethodRecord[]> {
  const rows = (await actingAs(viewer, () =>
    visible(PaymentMethod, viewer, 'payment-method.see').findAll({
      attributes: ['id', 'cardLast4', 'type'],
      include: [{ model: User, as: 'person', attributes: PERSON, required: true }],
      order: [['person', 'name', 'ASC'], ['person', 'id', 'ASC'], 'createdAt', 'id'],
      raw: true,
      nest: true,
    }),
  )) as unknown as PaymentMethodRecord[];
  const isOwn = (method: PaymentMethodRecord) => method.person.id === viewer.id;
  return [...rows.filter(isOwn), ...rows.filter((method) => !isOwn(method))];
}

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

/** Everybody a payment method may be added for, by name. Throws `forbidden` for everybody but admins. */
export async function listPeople(viewer: Viewer): Promise<(Person & { country: string })[]> {
  const rows = await actingAs(viewer, () =>
    visible(User, viewer, 'person.list').findAll({
      attributes: [...PERSON, 'country'],
      where: { isActive: true },
      order: ['name', 'id'],
      raw: true,
    }),
  );
  return rows as unknown as (Person & { country: string })[];
}
