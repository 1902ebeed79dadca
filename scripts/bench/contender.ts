import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { inProject } from '../process.mjs';

/** What a process has used since it started; the delay of its event loop since `reset`. */
export interface Usage {
  cpuMs: number;
  memoryBytes: number;
  loopDelayMs: number;
}

export interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples?: number[];
  timeDeltas?: number[];
}

export interface Asked {
  reset: void;
  read: Usage;
  /** Bytes of the heap in use after a collection. */
  collect: number;
  /** Errors that nobody catches. */
  throwUncaught: void;
  rejectUnhandled: void;
  startProfile: void;
  stopProfile: Profile;
}

/** A server that is measured: a process of its own. */
export interface Contender {
  name: string;
  origin: string;
  ask<K extends keyof Asked>(question: K): Promise<Asked[K]>;
  stop(): Promise<void>;
}

/** Node's own switches of `npm start`, for every contender alike. */
export const SWITCHES = ['--max-old-space-size=1024', '--enable-source-maps', '--import', new URL('./gauge.mjs', import.meta.url).href];
const PATIENCE_MS = 60_000;

/** Starts a program that says "ready at <origin>" on its standard output, which is thrown away from then on. */
export async function startContender(name: string, program: string, settings: Record<string, string>): Promise<Contender> {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  const child = spawn(process.execPath, [...SWITCHES, program], {
    cwd: inProject(),
    env: { PATH, HOME, TMPDIR, SystemRoot, NODE_ENV: 'production', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill();
    await ended;
  };
  try {
    const origin = await readyAt(child, name);
    child.stdout!.removeAllListeners('data').resume();
    return { name, origin, ask: (question) => ask(child, name, question), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readyAt(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const failed = (why: string) => reject(new Error(`The server "${name}" ${why}.`));
    const timer = setTimeout(() => failed('did not start in time'), PATIENCE_MS);
    child.once('exit', () => failed('did not start'));
    child.stdout!.on('data', (chunk: Buffer) => {
      const found = /ready at (\S+)/.exec((said += chunk.toString()));
      if (!found) return;
      clearTimeout(timer);
      // Where localhost means ::1 first, nobody would answer.
      resolve(found[1]!.replace('localhost', '127.0.0.1'));
    });
  });
}

/** Asks the gauge in a process that was started with `SWITCHES` and a channel to us. */
export function ask<K extends keyof Asked>(child: ChildProcess, name: string, gauge: K): Promise<Asked[K]> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error(`The server "${name}" ended while it was measured.`));
    const heard = (message: { gauge?: string; answer?: unknown }) => {
      if (message.gauge !== gauge) return;
      child.off('message', heard).off('exit', gone);
      resolve(message.answer as Asked[K]);
    };
    if (child.exitCode !== null || child.signalCode !== null) return gone();
    child.on('message', heard).once('exit', gone);
    child.send({ gauge });
  });
}
