import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveTo, serverAccount } from '../db/embedded/account';
import { askSql, databaseUrl, runSql, type TestDatabase } from './postgres';
import { findPostgres } from './postgres-programs.mjs';
import { freePort } from '../scripts/ports';

/** A server of the machine's own PostgreSQL, whose client programs are there too. */
export interface SystemPostgres {
  /** The server, as its superuser. */
  superuserUrl: string;
  /** An empty database that belongs to a role of its own which is no superuser, as providers rent them out. */
  rent(): Promise<TestDatabase>;
  stop(): Promise<void>;
}

/** Starts it with data of its own. Where there is none to start, the sentence says what to install. */
export async function startSystemPostgres(): Promise<SystemPostgres> {
  const programs = findPostgres();
  if (!programs) throw new Error('No PostgreSQL with its client programs was found: npm test installs it, or says how.');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'slooze-system-postgres-'));
  const account = serverAccount(folder);
  writeFileSync(path.join(folder, 'password'), 'superuser');
  giveTo(account, folder);
  const run = { ...account, cwd: folder };
  const made = spawnSync(path.join(programs, 'initdb'), ['-D', 'data', '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile=password', '-E', 'UTF8', '--no-sync'], run);
  if (made.status !== 0) throw new Error(String(made.stderr));
  const port = await freePort();
  const server = spawn(path.join(programs, 'postgres'), ['-D', 'data', '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'fsync=off'], { ...run, stdio: 'ignore' });
  const ended = once(server, 'exit');
  const killed = () => server.kill('SIGKILL');
  process.once('exit', killed);
  const url = `postgres://postgres:superuser@127.0.0.1:${port}/postgres`;
  await untilAnswering(url);
  return {
    superuserUrl: url,
    rent: () => rent(url),
    async stop() {
      process.off('exit', killed);
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function rent(serverUrl: string): Promise<TestDatabase> {
  const name = `slooze_${randomBytes(4).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  await runSql(serverUrl, `CREATE ROLE ${name}_owner LOGIN CREATEROLE CREATEDB PASSWORD '${password}'`, `CREATE DATABASE ${name} OWNER ${name}_owner TEMPLATE template0`);
  const urlFor = (role: string) => Object.assign(new URL(databaseUrl(serverUrl, name)), { username: role, password }).href;
  return {
    url: urlFor(`${name}_app`),
    ownerUrl: urlFor(`${name}_owner`),
    drop: () => runSql(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function untilAnswering(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return void (await askSql(url, 'SELECT'));
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
}
