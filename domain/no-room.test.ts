import { beforeAll, expect, test } from 'vitest';
import { statement } from '../db';
import { runSql } from '../test/postgres';
import { useWorld } from '../test/world';
import { actingAs } from './acting-as';

const world = useWorld();
const sortsALot = statement('SELECT n FROM generate_series(1, 200000) AS n ORDER BY md5(n::text)');

// As long as there is no connection yet: they are told when they begin.
beforeAll(() => {
  const { pathname, username } = new URL(world.url);
  const everyConnection = `ALTER ROLE ${username} IN DATABASE ${pathname.slice(1)} SET`;
  return runSql(world.ownerUrl, `${everyConnection} temp_file_limit = '64kB'`, `${everyConnection} work_mem = '64kB'`);
});

test('when the disk of the database has no room left, people are asked to come back', async () => {
  const thor = await world.viewer('thor');
  await expect(actingAs(thor, () => sortsALot())).rejects.toMatchObject({ kind: 'unavailable' });
});
