import type { RequestHandler } from 'express';
import { actingAs, recordAudit } from './sql-pool';
import { personOf } from './sql-session';

interface Line {
  id: string;
  menuId: string;
  name: string;
  quantity: number;
  price: string;
  restaurantId: string;
}

const LINES = `
  SELECT i.id, i.menu_id AS "menuId", m.name, i.quantity, i.price, i.restaurant_id AS "restaurantId"
  FROM api_cartitem i JOIN api_menu m ON m.id = i.menu_id JOIN api_restaurant r ON r.id = i.restaurant_id
  WHERE i.user_id = $1 ORDER BY r.name, r.id, i.created_at, i.id`;

export const showCart: RequestHandler = async (_req, res, next) => {
  try {
    const person = personOf(res);
    const { rows } = await actingAs(person, (client) => client.query<Line>(LINES, [person.id]));
    res.json(rows.map((line) => ({ ...line, price: Number(line.price) })));
  } catch (error) {
    next(error);
  }
};

const OFFER = `
  SELECT m.name, m.price, m.restaurant_id, m.is_available AND r.is_active AS is_open, r.country, c.currency
  FROM api_menu m JOIN api_restaurant r ON r.id = m.restaurant_id JOIN api_country c ON c.name = r.country WHERE m.id = $1`;
const ADD = `
  INSERT INTO api_cartitem (user_id, menu_id, restaurant_id, country, quantity, price) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (user_id, menu_id) DO UPDATE SET quantity = api_cartitem.quantity + EXCLUDED.quantity
  WHERE api_cartitem.quantity + EXCLUDED.quantity <= 99
  RETURNING id, quantity, price`;

interface Offer {
  name: string;
  price: string;
  restaurant_id: string;
  is_open: boolean;
  country: string;
}

export const addToCart: RequestHandler = async (req, res, next) => {
  try {
    const person = personOf(res);
    const { menuId, restaurantId, quantity } = req.body as { menuId: string; restaurantId: string; quantity: number };
    const line = await actingAs(person, async (client) => {
      const [offer] = (await client.query<Offer>(OFFER, [menuId])).rows;
      if (!offer?.is_open || offer.restaurant_id !== restaurantId) return null;
      const { country, price } = offer;
      const [row] = (await client.query<Line>(ADD, [person.id, menuId, restaurantId, country, quantity, price])).rows;
      if (!row) return null;
      await recordAudit(client, person, { action: 'cart.add', objectType: 'cart', objectId: row.id, country: person.country, after: { menuId, restaurantId, quantity, price } });
      return { id: row.id, menuId, name: offer.name, quantity: row.quantity, price: Number(row.price), restaurantId };
    });
    if (line) res.json(line);
    else res.status(422).end();
  } catch (error) {
    next(error);
  }
};
