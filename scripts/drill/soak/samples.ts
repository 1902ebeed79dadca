import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scene } from '../scene';

/** What one instance used at one moment. */
export interface Sample {
  /** Milliseconds since the soak began. */
  at: number;
  pid: number;
  memoryMb: number;
  /** Open files and sockets; null where the system does not tell. */
  files: number | null;
  loopDelayMs: number;
}

/** How many connections to the database there were at one moment. */
export interface Connections {
  at: number;
  all: number;
  inTransaction: number;
}

export interface Samples {
  /** One list for each instance. */
  instances: Sample[][];
  connections: Connections[];
}

/** Looks at everything every `milliseconds` until `isOver`; what does not answer is left out. */
export async function takeSamples(scene: Scene, milliseconds: number, isOver: () => boolean): Promise<Samples> {
  const begun = performance.now();
  const samples: Samples = { instances: scene.instances.map(() => []), connections: [] };
  for (let next = begun + milliseconds; !isOver(); next += milliseconds) {
    await sleep(Math.max(0, next - performance.now()));
    const at = performance.now() - begun;
    await Promise.all([...scene.instances.map((instance, which) => look(which)), count()].map((looking) => looking.catch(() => undefined)));

    async function look(which: number): Promise<void> {
      const instance = scene.instances[which]!;
      const { pid } = instance.life;
      const { memoryBytes, loopDelayMs } = await instance.measure('read');
      samples.instances[which]!.push({ at, pid, memoryMb: memoryBytes / 2 ** 20, files: openFiles(pid), loopDelayMs });
    }
    async function count(): Promise<void> {
      const [row] = await scene.database.ask<{ all: number; inTransaction: number }>(`
        SELECT count(*)::int AS all, count(*) FILTER (WHERE state LIKE 'idle in transaction%')::int AS "inTransaction"
        FROM pg_stat_activity WHERE application_name LIKE 'slooze%'`);
      samples.connections.push({ at, ...row! });
    }
  }
  return samples;
}

function openFiles(pid: number): number | null {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return null;
  }
}
