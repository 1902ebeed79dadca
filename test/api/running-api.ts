import type { Server } from 'node:http';
import type { RequestHandler } from 'express';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { createApi } from '../../api';
import { apiReference } from '../../api/reference';
import { readConfig } from '../../config/env';
import { createHost } from '../../server/host';
import { createHttpServer, listen } from '../../server/listen';
import { askSql } from '../postgres';
import { type PersonName, useWorld, type World } from '../world';
import { Caller } from './caller';
import { checkAnswer } from './document-check';

/** The API behind the real host, over the demo world, in this process. */
export interface RunningApi {
  readonly world: World;
  readonly origin: string;
  readonly guest: Caller;
  /** Somebody's program, freshly signed in. */
  as(person: PersonName): Promise<Caller>;
  /** A program that holds this token. */
  holding(token: string | null): Caller;
  /** Everything the API may change, as text: equal before and after means that nothing did. */
  fingerprint(): Promise<string>;
}

const REMEMBERED = [
  'country', 'user', 'restaurant', 'menu', 'paymentmethod', 'cartitem', 'order', 'orderitem', 'idempotencykey', 'auditlog',
];

const UNLIMITED = { API_REQUESTS_PER_MINUTE: '1000000', API_GUEST_REQUESTS_PER_MINUTE: '1000000' };

/**
 * Starts the API for a test file, with `env` on top of the usual environment. Every answer is held against the OpenAPI document, and an error the host would log,
 * or a rejection nobody handles, fails the test.
 */
export function useApi(env: Record<string, string> = {}): RunningApi {
  const world = useWorld();
  const complaints: string[] = [];
  let server: Server;
  let origin = '';
  beforeAll(async () => {
    server = createHttpServer();
    // The host must know the port first, which is known only when somebody listens.
    const port = await listen(server, (req, res) => void host(req, res), 0, '127.0.0.1');
    origin = `http://127.0.0.1:${port}`;
    const config = readConfig({ ...UNLIMITED, DATABASE_URL: world.url, DEMO_DATA: 'true', PUBLIC_ORIGIN: origin, PORT: String(port), ...env });
    const log = pino({ level: 'error' }, { write: (line: string) => void complaints.push(line) });
    const nothing: RequestHandler = (_req, _res, next) => next();
    const api = createApi({ shop: world.shop, log, publicOrigin: origin, rateLimits: config.apiRateLimits });
    const host = createHost(config, world.shop, { files: nothing, api, apiReference: apiReference(), backOffice: nothing, site: nothing }, log);
    process.on('unhandledRejection', complain);
  });
  afterEach(() => expect(complaints.splice(0), 'what went wrong behind the scenes').toEqual([]));
  afterAll(async () => {
    process.off('unhandledRejection', complain);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const complain = (reason: unknown) => void complaints.push(`unhandled rejection: ${String(reason)}`);
  const holding = (token: string | null) => new Caller(origin, token, checkAnswer);
  return {
    world,
    get origin() {
      return origin;
    },
    get guest() {
      return holding(null);
    },
    as: async (person) => holding(await world.token(person)),
    holding,
    fingerprint: () => fingerprint(world.ownerUrl),
  };
}

async function fingerprint(ownerUrl: string): Promise<string> {
  const parts = REMEMBERED.map((table) => `(SELECT string_agg(t::text, E'\\n' ORDER BY t::text) FROM api_${table} t)`);
  const [row] = await askSql<{ print: string }>(ownerUrl, `SELECT md5(concat_ws('|', ${parts.map((part) => `coalesce(${part}, '-')`).join(', ')})) AS print`);
  return row!.print;
}
