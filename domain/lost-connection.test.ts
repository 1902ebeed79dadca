import { expect, test } from 'vitest';
import { statement } from '../db';
import { runSql } from '../test/postgres';
import { useWorld } from '../test/world';
import { actingAs } from './acting-as';

const world = useWorld();
const ownPid = statement<{ pid: number }>('SELECT pg_backend_pid() AS pid');
const goesOn = statement('SELECT 1');

test('whose connection is ended between two statements is asked to come back, and the next one is served', async () => {
  const thor = await world.viewer('thor');
  const work = actingAs(thor, async () => {
    const [{ pid }] = (await ownPid()) as [{ pid: number }];
    await runSql(world.ownerUrl, `SELECT pg_terminate_backend(${pid}, 5000)`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await goesOn();
  });
  await expect(work).rejects.toMatchObject({ kind: 'unavailable', details: { retryAfterSeconds: 5 } });
  await actingAs(thor, () => goesOn());
});
