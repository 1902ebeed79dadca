/**
 * Express with plain `pg`: by hand, and well, the SQL that each operation needs, as the application's role behind
 * row-level security. No schemas, no ORM, no log.
 */
import express, { type ErrorRequestHandler } from 'express';
import { catalog } from './sql-catalog';
import { addToCart, showCart } from './sql-cart';
import { listOrders, placeOrder } from './sql-orders';
import { whoIsAsking } from './sql-session';
import { serve } from './reference';

const failed: ErrorRequestHandler = (error, _req, res, _next) => {
  process.stderr.write(`The SQL reference failed: ${String(error)}\n`);
  res.status(500).end();
};

serve((recorded) => {
  const app = express();
  app.use(whoIsAsking);
  app.get(['/api/restaurants', '/api/menus'], catalog(recorded));
  app.get('/api/cart', showCart);
  app.post('/api/cart', express.json(), addToCart);
  app.get('/api/orders', listOrders);
  app.post('/api/orders', express.json(), placeOrder);
  app.use(failed);
  return app;
});
