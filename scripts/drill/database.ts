import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../db/embedded';
import { freePort } from '../ports';

/** A real PostgreSQL that may be treated badly; it keeps its port through everything. */
export class Database {
  private constructor(
    private readonly dataDir: string,
    private readonly settings: Record<string, string | number>,
    private server: EmbeddedPostgres,
  ) {}

  static async open(dataDir: string, settings: Record<string, string | number> = {}): Promise<Database> {
    const kept = { ...settings, port: await freePort() };
    return new Database(dataDir, kept, await startEmbeddedPostgres({ dataDir, settings: kept }));
  }

  /** For the application's role. */
  get url(): string {
    return this.server.url;
  }

  get ownerUrl(): string {
    return this.server.ownerUrl;
  }

  /** The process that began all others of PostgreSQL. */
  get pid(): number {
    return Number(readFileSync(path.join(this.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** `pg_ctl stop -m immediate`, or with SIGKILL worse: nothing is written any more, and the next start repairs. */
  async stopAtOnce(signal: 'SIGQUIT' | 'SIGKILL' = 'SIGQUIT'): Promise<void> {
    const { pid } = this;
    process.kill(pid, signal);
    while (isRunning(pid)) await sleep(10);
    await this.server.stop();
  }

  isRunning(): boolean {
    try {
      return isRunning(this.pid);
    } catch {
      return false;
    }
  }

  /** Starts it again after `stopAtOnce`; it answers when this resolves. */
  async start(): Promise<void> {
    this.server = await startEmbeddedPostgres({ dataDir: this.dataDir, settings: this.settings });
  }

  /** No process of it does anything until `thaw`; its connections stay open. */
  freeze(): void {
    for (const pid of [this.pid, ...childrenOf(this.pid)]) process.kill(pid, 'SIGSTOP');
  }

  thaw(): void {
    for (const pid of [this.pid, ...childrenOf(this.pid)]) process.kill(pid, 'SIGCONT');
  }

  /** Rows of one query of the owner, on a connection of its own. */
  ask<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return ask<Row>(this.ownerUrl, sql, values);
  }

  /** A connection of the owner, who closes it. */
  connect(): Promise<pg.Client> {
    return connect(this.ownerUrl);
  }

  /** Another database of the same server. */
  named(name: string): Pick<Database, 'url' | 'ownerUrl' | 'ask'> {
    const [url, ownerUrl] = [this.url, this.ownerUrl].map((usual) => Object.assign(new URL(usual), { pathname: `/${name}` }).href) as [string, string];
    return { url, ownerUrl, ask: (sql, values) => ask(ownerUrl, sql, values) };
  }

  close(): Promise<void> {
    return this.server.stop();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'drill', connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = await connect(url);
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const childrenOf = (parent: number): number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, ppid]) => (ppid === parent ? [pid!] : []));
