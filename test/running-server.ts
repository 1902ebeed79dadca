import { type ChildProcess, spawn } from 'node:child_process';
import { freePort } from '../scripts/ports';
import { createDatabase, type TestDatabase } from './postgres';

/** The production build, started as users start it, on a copy of the demo world. */
export interface RunningServer {
  origin: string;
  pid: number;
  /** Its database, for its owner. */
  ownerUrl: string;
  /** What it has written so far. */
  output(): string;
  /** Sends a signal and waits for the end; resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface StartOptions {
  /** Environment on top of the usual one. */
  env?: Record<string, string>;
  /** Start on this database instead of a fresh copy of the demo world. */
  database?: TestDatabase;
}

/** Starts `build/server.js` and waits until it answers. `stop` also drops the database that was made for it. */
export async function startServer({ env = {}, database: given }: StartOptions = {}): Promise<RunningServer> {
  const database = given ?? (await createDatabase('slooze_template'));
  const port = await freePort();
  const child = spawn(process.execPath, ['build/server.js'], {
    env: { ...cleanEnvironment(), ...urlsOf(database), DEMO_DATA: 'true', PORT: String(port), LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = exitOf(child);
  await Promise.race([
    until(() => output.includes('Slooze is ready')),
    ended.then((code) => Promise.reject(new Error(`the server left with ${code}:\n${output}`))),
  ]);
  return {
    origin: `http://localhost:${port}`,
    pid: child.pid!,
    ownerUrl: database.ownerUrl,
    output: () => output,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const code = await ended;
      if (!given) await database.drop();
      return code;
    },
  };
}

/** A database as the environment names it. */
export const urlsOf = ({ url, ownerUrl }: TestDatabase) => ({ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl });

/** Starts the build with an environment it should refuse; resolves with what it said and its exit code. */
export const failToStart = (env: Record<string, string>) => runBuilt('server', env);

/** Runs a program of the build to its end; resolves with what it said and its exit code. */
export async function runBuilt(name: string, env: Record<string, string>, args: string[] = []): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [`build/${name}.js`, ...args], { env: { ...cleanEnvironment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { code: await exitOf(child), output };
}

const exitOf = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

// Vitest's own variables would put Slooze into test mode.
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  return { PATH, HOME, TMPDIR, SystemRoot, NODE_ENV: 'production' };
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('waited a minute in vain');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
