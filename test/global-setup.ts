import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect, disconnect } from '../db';
import { startEmbeddedPostgres } from '../db/embedded';
import { migrate } from '../db/migrate';
import { seed } from '../db/seed';
import { hashPassword } from '../domain/passwords';
import { applicationRoleOn, databaseUrl, runSql } from './postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server where tests may create databases, as its superuser. */
    serverUrl: string;
    /** The same server as the role the application connects as. */
    applicationUrl: string;
  }
}

/** The database every test file gets a copy of: migrated and seeded once. */
export const TEMPLATE = 'slooze_template';

/** Starts one PostgreSQL for the whole run, or uses the one of TEST_DATABASE_URL. */
export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'slooze-test-'));
  const given = process.env.TEST_DATABASE_URL;
  const server = given
    ? { ownerUrl: given, url: await applicationRoleOn(given), stop: async () => undefined }
    : await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' } });
  await runSql(server.ownerUrl, `DROP DATABASE IF EXISTS ${TEMPLATE}`, `CREATE DATABASE ${TEMPLATE}`);
  const url = databaseUrl(server.url, TEMPLATE);
  await migrate(databaseUrl(server.ownerUrl, TEMPLATE), url);
  connect({ url, poolSize: 2 });
  await seed(hashPassword);
  await disconnect();
  project.provide('serverUrl', server.ownerUrl);
  project.provide('applicationUrl', server.url);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
