/** Bare Express: the product's own bytes, recorded once, without anything that makes them. */
import express from 'express';
import { serve } from './reference';

serve((recorded) => {
  const app = express();
  for (const { method, path, status, type, body } of recorded) {
    const bytes = Buffer.from(body);
    const { pathname } = new URL(path, 'http://bare');
    if (method === 'GET') app.get(pathname, (_req, res) => void res.status(status).type(type).send(bytes));
    else app.post(pathname, express.json(), (_req, res) => void res.status(status).type(type).send(bytes));
  }
  return app;
});
