import { once } from 'node:events';
import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createBackOffice } from '../admin';
import { readConfig } from '../config/env';
import { User } from '../db';
import { createHost } from '../server/host';
import { PEOPLE, type World } from './world';

export const ORIGIN = 'http://slooze.test';

/** What AdminJS answers, as far as tests look into it. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  notice?: { message: string; type: string };
  record: RecordAnswer;
  records: RecordAnswer[];
  meta: { total: number; perPage: number; page: number };
}

export interface RecordAnswer {
  id: string;
  title: string;
  params: Record<string, unknown>;
  /** A reference that the person may not see stays a bare key. */
  populated: Record<string, RecordAnswer | string>;
  errors: Record<string, { message: string }>;
  recordActions: { name: string }[];
}

/** Opens the back office behind its host for the tests of a file; captain Marvel is staff there, for India. */
export function useOffice(world: Pick<World, 'shop' | 'token'>): TestOffice {
  const office = new TestOffice();
  beforeAll(async () => {
    const config = readConfig({ NODE_ENV: 'test', PUBLIC_ORIGIN: ORIGIN });
    const log = pino({ level: 'silent' });
    await User.update({ isStaff: true }, { where: { email: PEOPLE.captainMarvel } });
    const backOffice = await createBackOffice({ shop: world.shop, config, log });
    await office.open(createHost(config, world.shop, { ...OTHER_DOORS, backOffice }, log));
  });
  beforeEach(async () => {
    office.fury = await world.token('nickFury');
    office.marvel = await world.token('captainMarvel');
  });
  afterAll(() => office.close());
  return office;
}

const shut: RequestHandler = (_req, _res, next) => next();

/** Stands for the doors of the host that these tests do not open. */
const OTHER_DOORS = { files: shut, site: shut, api: shut, apiReference: shut };

/** Asks as AdminJS's own pages do, in the name of whoever holds a token. */
export class TestOffice {
  /** Tokens of Nick Fury, superuser, and of Captain Marvel, staff, fresh for each test. */
  fury = '';
  marvel = '';
  #server?: Server;

  get port(): number {
    return (this.#server!.address() as AddressInfo).port;
  }

  async open(listener: RequestListener): Promise<void> {
    this.#server = createServer(listener);
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
  }

  get(token: string | null, path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(token, path, { headers });
  }

  post(token: string | null, path: string, fields: Record<string, string | Blob> = {}): Promise<Answer> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return this.send(token, path, { method: 'POST', body });
  }

  async send(token: string | null, path: string, init: RequestInit): Promise<Answer> {
    const cookie: Record<string, string> = token ? { cookie: `auth_token=${token}` } : {};
    const headers = { 'sec-fetch-site': 'same-origin', ...cookie, ...(init.headers as Record<string, string>) };
    const response = await fetch(`http://127.0.0.1:${this.port}/admin${path}`, { ...init, headers, redirect: 'manual' });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return { ...(isJson && text ? (JSON.parse(text) as object) : {}), status: response.status, headers: response.headers, text } as Answer;
  }

  async close(): Promise<void> {
    if (!this.#server) return;
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

export const listOf = (table: string, query = '') => `/api/resources/api_${table}/actions/list${query}`;
export const rowOf = (table: string, id: string, action = 'show') => `/api/resources/api_${table}/records/${encodeURIComponent(id)}/${action}`;
export const newOf = (table: string) => `/api/resources/api_${table}/actions/new`;
export const bulkOf = (table: string, ids: string[]) => `/api/resources/api_${table}/bulk/bulkDelete?recordIds=${ids.join(',')}`;
