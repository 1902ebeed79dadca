import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from './instance';
import type { Scene } from './scene';

/** The database is gone for a while; resolves with the moment it answered again. */
export async function stopDatabase({ database }: Scene, milliseconds: number): Promise<number> {
  await database.stopAtOnce();
  await sleep(milliseconds);
  await database.start();
  return performance.now();
}

/** Ends every connection to the database but the one that does it; resolves with how many. */
export async function endConnections({ database }: Scene): Promise<number> {
  const [row] = await database.ask<{ ended: number }>(
    'SELECT count(pg_terminate_backend(pid))::int AS ended FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
  );
  return row!.ended;
}

/** kill -9; resolves when the supervisor's next one is well, with the moment of the kill. */
export async function killInstance(instance: Instance): Promise<number> {
  const killedAt = performance.now();
  await instance.kill('SIGKILL');
  await instance.nextLife();
  await instance.ready();
  return killedAt;
}
