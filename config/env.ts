import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';

const flag = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');

const database = z.url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/database' });

const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: z.coerce.number('must be a port number').int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_ORIGIN: z
    .string()
    .refine(isOrigin, 'must be an origin such as https://lunch.example.com, without a path')
    .transform((value) => new URL(value).origin)
    .optional(),
  DATABASE_URL: database.optional(),
  DATABASE_OWNER_URL: database.optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_POOL_SIZE: z.coerce.number('must be a whole number').int().min(2).max(100).default(10),
  API_REQUESTS_PER_MINUTE: z.coerce.number('must be a whole number').int().min(1).default(60_000),
  API_GUEST_REQUESTS_PER_MINUTE: z.coerce.number('must be a whole number').int().min(1).default(300),
  DEMO_DATA: flag.optional(),
  SEED: flag.optional(),
  TRUST_PROXY: z
    .string()
    .transform((list) => list.split(',').map((entry) => entry.trim()).filter(Boolean))
    .refine((list) => list.every(isNetwork), 'must be addresses or networks such as 10.0.0.0/8, separated by commas')
    .default([]),
  DRAIN_SECONDS: z.coerce.number('must be a whole number').int().min(0).max(300).default(0),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be fatal, error, warn, info, debug, trace or silent')
    .optional(),
}).refine((env) => env.DATABASE_URL || !env.DATABASE_OWNER_URL, { path: ['DATABASE_OWNER_URL'], error: 'must stand beside DATABASE_URL, the role the application connects as' });

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { origin, protocol } = new URL(value);
  return /^https?:$/.test(protocol) && origin === value.replace(/\/$/, '');
}

/** An address, a network in CIDR notation, or one of the names Express knows. */
function isNetwork(entry: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(entry)) return true;
  const [address = '', bits, ...rest] = entry.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

export interface Config {
  mode: 'production' | 'development' | 'test';
  port: number;
  host: string;
  /** Where people reach Slooze; forms from any other origin are refused. */
  publicOrigin: string;
  /** Null: an embedded PostgreSQL under `dataDir` is started. */
  databaseUrl: string | null;
  /** Who migrates `databaseUrl`. Null: in production the tables must be up to date already, elsewhere `databaseUrl` migrates. */
  databaseOwnerUrl: string | null;
  dataDir: string;
  poolSize: number;
  /** Requests a minute the API answers: for one person, and for one network that is not signed in. */
  apiRateLimits: { person: number; guest: number };
  /** Demo people may exist and sign in. Off: the start is refused while a demo password still works. */
  demoData: boolean;
  /** Fill an empty database with the demo data. */
  seed: boolean;
  /** Addresses or networks of reverse proxies whose X-Forwarded-* headers are believed. */
  trustProxy: string[];
  /** How long to go on answering after SIGTERM, already not ready, until load balancers have noticed. */
  drainSeconds: number;
  /** With the embedded database only warnings by default: a person, not a log collector, reads that terminal. */
  logLevel: NonNullable<z.infer<typeof environment>['LOG_LEVEL']>;
}

/** The environment holds a value Slooze cannot work with; `message` names each one. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the environment once, at the start; nothing else in Slooze looks at `process.env`. An empty value counts as
 * absent. Throws ConfigError.
 */
export function readConfig(source: Record<string, string | undefined> = process.env): Readonly<Config> {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`These environment values do not work:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  const demoData = env.DEMO_DATA ?? env.DATABASE_URL === undefined;
  return Object.freeze({
    mode: env.NODE_ENV,
    port: env.PORT,
    host: env.HOST,
    publicOrigin: env.PUBLIC_ORIGIN ?? `http://localhost:${env.PORT}`,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? null,
    dataDir: path.resolve(env.DATA_DIR),
    poolSize: env.DATABASE_POOL_SIZE,
    apiRateLimits: { person: env.API_REQUESTS_PER_MINUTE, guest: env.API_GUEST_REQUESTS_PER_MINUTE },
    demoData,
    seed: env.SEED ?? demoData,
    trustProxy: env.TRUST_PROXY,
    drainSeconds: env.DRAIN_SECONDS,
    logLevel: env.LOG_LEVEL ?? (env.DATABASE_URL ? 'info' : 'warn'),
  });
}
