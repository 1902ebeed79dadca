/** Statements for the owner: Captain Marvel becomes staff, Thanos a superuser, and somebody with a card lives in the UK. */
export const PEOPLE_EVERYWHERE = [
  `UPDATE api_user SET is_staff = true WHERE email = 'captainmarvel@manager.com'`,
  `UPDATE api_user SET is_staff = true, is_superuser = true WHERE email = 'thanos@member.com'`,
  `INSERT INTO api_user (email, name, password, role, country)
   SELECT 'member@uk.example', 'member of UK', password, 'member', 'UK' FROM api_user LIMIT 1`,
  `INSERT INTO api_paymentmethod (user_id, card_last4, type) SELECT id, '7007', 'credit' FROM api_user WHERE country = 'UK'`,
];

/** Everybody has every dish in the cart, as after moving; every restaurant has an order of everything, where somebody can pay. */
export const CARTS_AND_ORDERS_EVERYWHERE = [
  `INSERT INTO api_cartitem (user_id, menu_id, restaurant_id, quantity, price)
   SELECT u.id, m.id, m.restaurant_id, 1, m.price FROM api_user u CROSS JOIN api_menu m`,
  `INSERT INTO api_order (user_id, restaurant_id, country, currency, payment_method_id, total_amount, status)
   SELECT p.user_id, r.id, r.country, c.currency, p.id, 10, 'confirmed' FROM api_restaurant r JOIN api_country c ON c.name = r.country
   CROSS JOIN LATERAL (SELECT * FROM api_paymentmethod WHERE country = r.country LIMIT 1) p`,
  `INSERT INTO api_orderitem (order_id, menu_id, name, quantity, price)
   SELECT o.id, m.id, m.name, 1, m.price FROM api_order o JOIN api_menu m ON m.restaurant_id = o.restaurant_id`,
  `INSERT INTO api_auditlog (action, object_type, object_id, country) SELECT 'test.row', 'country', name, name FROM api_country`,
];
