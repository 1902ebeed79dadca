import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, type Asked, SWITCHES } from '../bench/contender';
import { inProject } from '../process.mjs';

/** One life of an instance: a supervisor gives it the next one when it ends. */
export interface Life {
  pid: number;
  began: number;
  /** When it first answered that it is well. */
  readyAt?: number;
  endedAt?: number;
  code?: number | null;
}

export interface InstanceOptions {
  port: number;
  /** Environment on top of what every instance gets. */
  settings: Record<string, string>;
  /** Standard output and error go there instead of being read. */
  output?: number;
}

const PATIENCE_MS = 60_000;
const RESTART_MS = 50;

/** The built Slooze under a supervisor that starts it again whenever it ends. */
export class Instance {
  readonly lives: Life[] = [];
  /** Lines of the log that tell of a defect, and whatever was said beside the log. */
  readonly complaints: string[] = [];
  /** Everything it said, while somebody wants it. */
  onLine: ((line: string) => void) | undefined;
  private child!: ChildProcess;
  private ended!: Promise<unknown>;
  private isWanted = true;

  private constructor(private readonly options: InstanceOptions) {}

  /** Starts one and waits until it is well. */
  static async start(options: InstanceOptions): Promise<Instance> {
    const instance = new Instance(options);
    instance.begin();
    try {
      await instance.ready();
      return instance;
    } catch (error) {
      await instance.stop();
      throw error;
    }
  }

  get origin(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  get life(): Life {
    return this.lives.at(-1)!;
  }

  /** Sends a signal and waits for the end of this life. */
  async kill(signal: NodeJS.Signals): Promise<Life> {
    const { life, ended } = this;
    this.child.kill(signal);
    await ended;
    return life;
  }

  /** Waits until the supervisor has begun another life. */
  async nextLife(): Promise<void> {
    while (this.life.endedAt !== undefined) await sleep(5);
  }

  /** Waits until it says that it is well. */
  async ready(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await this.isWell())) {
      if (Date.now() > deadline) throw new Error(`The instance on port ${this.options.port} is not well:\n${this.complaints.join('\n')}`);
      await sleep(25);
    }
    this.life.readyAt ??= performance.now();
  }

  async isWell(): Promise<boolean> {
    const response = await fetch(`${this.origin}/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    await response?.arrayBuffer();
    return response?.status === 200;
  }

  /** Whoever reads what it says is gone. */
  closeOutput(): void {
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
  }

  /** Whoever reads what it says does not, but is there. */
  stopReading(): void {
    this.child.stdout?.pause();
  }

  measure<K extends keyof Asked>(gauge: K): Promise<Asked[K]> {
    return ask(this.child, this.origin, gauge);
  }

  /** SIGTERM, and no next life. */
  async stop(): Promise<void> {
    this.isWanted = false;
    if (this.child.exitCode === null && this.child.signalCode === null) await this.kill('SIGTERM');
  }

  private begin(): void {
    const { port, settings, output } = this.options;
    const { PATH, HOME, TMPDIR } = process.env;
    const child = spawn(process.execPath, [...SWITCHES, inProject('build/server.js')], {
      cwd: inProject(),
      env: { PATH, HOME, TMPDIR, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'info', ...settings },
      stdio: ['ignore', output ?? 'pipe', output ?? 'pipe', 'ipc'],
    });
    const life: Life = { pid: child.pid!, began: performance.now() };
    this.lives.push(life);
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', (line) => this.hear(line));
    this.ended = once(child, 'exit').then(([code]) => {
      Object.assign(life, { endedAt: performance.now(), code });
      if (this.isWanted) setTimeout(() => this.isWanted && this.begin(), RESTART_MS);
    });
  }

  private hear(line: string): void {
    this.onLine?.(line);
    if (/"level":[56]0/.test(line) && !/"msg":"request (completed|aborted)"/.test(line)) this.complaints.push(line.slice(0, 2_000));
    if (!line.startsWith('{') && /error|exception|rejection|warning/i.test(line)) this.complaints.push(line.slice(0, 500));
  }
}
