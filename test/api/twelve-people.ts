import { PaymentMethod, User, sequelize } from '../../db';
import type { Role } from '../../domain/rules/viewer';
import { startSession } from '../../domain/sessions';
import type { World } from '../world';

export const COUNTRIES = ['India', 'USA', 'UK'] as const;
export type CountryName = (typeof COUNTRIES)[number];

/** A restaurant of each country, and a dish of it. */
const PLACES = {
  India: ['Mumbai Masala', 'Garlic Naan'],
  USA: ['New York Pizza', 'Caesar Salad'],
  UK: ['Edinburgh Pub', 'Scotch Eggs'],
} as const;

/** Somebody of a role in a country, with a card, a line in the cart and a confirmed order. */
export interface Somebody {
  id: string;
  country: CountryName;
  restaurantId: string;
  menuId: string;
  paymentMethodId: string;
  cartItemId: string;
  orderId: string;
}

/** Every role in every country, and a colleague in each who is nobody else. */
export class TwelvePeople {
  private readonly people = new Map<string, Pick<Somebody, 'id' | 'country' | 'paymentMethodId' | 'restaurantId' | 'menuId'>>();

  /** Adds them to the demo world; once a file. */
  async moveIn(world: World): Promise<void> {
    const { password } = await User.findOne({ where: { email: 'thor@member.com' }, rejectOnEmpty: true });
    for (const country of COUNTRIES) {
      const [restaurant, dishName] = PLACES[country];
      const { id: restaurantId } = await world.restaurant(restaurant);
      const { id: menuId } = await world.dish(dishName);
      for (const who of ['admin', 'manager', 'member', 'colleague'] as const) {
        const role = who === 'colleague' ? 'member' : who;
        const user = await User.create({ email: `${who}@${country.toLowerCase()}.example`, name: `${who} of ${country}`, password, role, country });
        const card = await PaymentMethod.create({ userId: user.id, cardLast4: '1234', type: 'debit' });
        this.people.set(`${who} of ${country}`, { id: user.id, country, paymentMethodId: card.id, restaurantId, menuId });
      }
    }
  }

  /** Gives each of them a line in the cart and an order, as members might have from an earlier role. */
  async settle(): Promise<void> {
    for (const table of ['api_cartitem', 'api_order']) await sequelize().query(`DELETE FROM ${table}`);
    const rows = [...this.people.values()];
    const bind = { users: rows.map(({ id }) => id), dishes: rows.map(({ menuId }) => menuId), cards: rows.map(({ paymentMethodId }) => paymentMethodId) };
    const from = `FROM unnest($users::uuid[], $dishes::uuid[], $cards::uuid[]) AS p (user_id, menu_id, card)
      JOIN api_menu m ON m.id = p.menu_id JOIN api_restaurant r ON r.id = m.restaurant_id JOIN api_country c ON c.name = r.country`;
    await sequelize().query(
      `INSERT INTO api_cartitem (user_id, menu_id, restaurant_id, quantity, price) SELECT p.user_id, m.id, r.id, 1, m.price ${from}`,
      { bind: { ...bind } },
    );
    await sequelize().query(
      `WITH placed AS (
         INSERT INTO api_order (user_id, restaurant_id, country, currency, payment_method_id, total_amount, status)
         SELECT p.user_id, r.id, r.country, c.currency, p.card, m.price, 'confirmed' ${from} RETURNING id, user_id)
       INSERT INTO api_orderitem (order_id, menu_id, name, quantity, price)
       SELECT placed.id, m.id, m.name, 1, m.price FROM placed JOIN unnest($users::uuid[], $dishes::uuid[]) AS p (user_id, menu_id)
         ON p.user_id = placed.user_id JOIN api_menu m ON m.id = p.menu_id`,
      { bind },
    );
  }

  /** Somebody with all they have, such as "manager of India". */
  async find(who: Role | 'colleague', country: CountryName): Promise<Somebody> {
    const person = this.people.get(`${who} of ${country}`)!;
    const [[row]] = await sequelize().query(
      `SELECT c.id AS "cartItemId", o.id AS "orderId" FROM api_cartitem c, api_order o WHERE c.user_id = $id AND o.user_id = $id`,
      { bind: { id: person.id } },
    );
    return { ...person, ...(row as { cartItemId: string; orderId: string }) };
  }

  /** A session token of that person. */
  token = ({ id }: Pick<Somebody, 'id'>) => startSession(id, { ip: '127.0.0.1', userAgent: 'test' });
}
