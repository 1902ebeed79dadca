import pg from 'pg';
import { DEMO_PEOPLE } from '../../db/seed/demo-data';
import type { Recorded } from './references/reference';

export type Who = 'Nick Fury' | 'Captain Marvel' | 'Captain America' | 'Thor' | 'Thanos' | 'Travis';

interface Dish {
  id: string;
  restaurantId: string;
}

/** The demo people at the measured product, signed in once, and what they may order. */
export interface World {
  tokens: Map<Who, string>;
  /** What each may put into a cart, by restaurant. */
  dishes: Map<Who, Dish[]>;
  call(who: Who, method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Response>;
  /** Takes what orders and carts of a measurement left, so that the next one meets what this one met. */
  tidyUp(): Promise<void>;
  close(): Promise<void>;
}

export function credentialsOf(who: Who): { email: string; password: string } {
  const { email, password } = DEMO_PEOPLE.find(({ name }) => name === who)!;
  return { email, password };
}

export async function openWorld(origin: string, ownerUrl: string): Promise<World> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const tokens = new Map<Who, string>();
  const dishes = new Map<Who, Dish[]>();
  const call: World['call'] = async (who, method, path, body) => {
    const headers = { authorization: `Bearer ${tokens.get(who)}`, ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(origin + path, { method, headers, body: body && JSON.stringify(body) });
    if (!response.ok) throw new Error(`${who}: ${method} ${path} was answered with ${response.status}: ${await response.text()}`);
    return response;
  };
  for (const { name, email, password } of DEMO_PEOPLE) {
    const who = name as Who;
    const { token } = (await (await call(who, 'POST', '/api/auth/login', { email, password })).json()) as { token: string };
    tokens.set(who, token);
    dishes.set(who, (await (await call(who, 'GET', '/api/menus')).json()) as Dish[]);
  }
  return {
    tokens,
    dishes,
    call,
    async tidyUp() {
      await owner.query('DELETE FROM api_cartitem; DELETE FROM api_idempotencykey;');
      for (const table of ['api_cartitem', 'api_idempotencykey', 'api_menu', 'api_order', 'api_orderitem']) await owner.query(`VACUUM ANALYZE ${table}`);
    },
    close: () => owner.end(),
  };
}

/** One answer of the product, as the reference of bare Express will repeat it. */
export async function record(origin: string, method: Recorded['method'], path: string, init: { headers: Record<string, string>; body?: string }): Promise<Recorded> {
  const response = await fetch(origin + path, { method, ...init, redirect: 'manual' });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${method} ${path} was answered with ${response.status}: ${body.slice(0, 300)}`);
  return { method, path, status: response.status, type: response.headers.get('content-type') ?? '', body };
}
