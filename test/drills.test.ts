import { expect, test, vi } from 'vitest';
import type { Check, Drill } from '../scripts/drill/drill';
import { isMet } from '../scripts/drill/drill';
import { clientsGone } from '../scripts/drill/drills/clients-gone';
import { connectionsEnded } from '../scripts/drill/drills/connections-ended';
import { databaseStopped } from '../scripts/drill/drills/database-stopped';
import { instanceKilled } from '../scripts/drill/drills/instance-killed';
import { runDrill } from '../scripts/drill/run';

// Databases and instances start and end again and again, beside the rest of the suite.
vi.setConfig({ testTimeout: 240_000 });

// How long something took is for `npm run drill`, on a machine that does nothing else.
const counted = ({ unit }: Check) => unit === undefined;

async function broken(drill: Drill): Promise<Check[]> {
  const { checks } = await runDrill(drill, { isQuick: true });
  expect(checks.length).toBeGreaterThan(0);
  return checks.filter((check) => counted(check) && !isMet(check));
}

test('while the database is gone people are told when to come back, and no order is lost', async () => {
  expect(await broken(databaseStopped)).toEqual([]);
});

test('an ended connection costs one request at most', async () => {
  expect(await broken(connectionsEnded)).toEqual([]);
});

test('who orders while Slooze is killed finds the order they asked for, once', async () => {
  expect(await broken(instanceKilled)).toEqual([]);
});

test('who goes away in the middle of an order leaves one order or none, and nothing open', async () => {
  expect(await broken(clientsGone)).toEqual([]);
});
