import { setTimeout as sleep } from 'node:timers/promises';
import { type Drill, never, seconds } from '../drill';
import { noRestarts, promisesKept, turnedAway } from '../promises';
import type { Scene } from '../scene';

const SLEEPY = `
  CREATE FUNCTION drill_sleeps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(TG_ARGV[0]::float); RETURN NEW; END $$;`;
const sleepyCarts = (time: number) => `CREATE TRIGGER drill_sleeps BEFORE INSERT ON api_cartitem FOR EACH ROW EXECUTE FUNCTION drill_sleeps('${time}')`;
const AWAKE = 'DROP TRIGGER drill_sleeps ON api_cartitem';

export const transactionsLeft: Drill = {
  id: 'R6',
  fault: 'a statement that never ends, and a transaction nobody ends',
  how: 'every new line of a cart sleeps 60 s; then an instance is frozen (SIGSTOP) in the middle of one, for 12 s',
  async run(stage) {
    const scene = await stage.open({ instances: 2 });
    const load = await scene.load(20);
    await sleep(1_000);
    const { window: long, close } = scene.outcomes.open('long statements');
    await scene.database.ask(SLEEPY);
    await scene.database.ask(sleepyCarts(60));
    let longest = 0;
    for (const until = performance.now() + (stage.isQuick ? 7_000 : 12_000); performance.now() < until; await sleep(100)) longest = Math.max(longest, await longestSleep(scene));
    await dropTrigger(scene);
    const back = performance.now();
    await sleep(6_000);
    close();
    const abandoned = await abandonOne(scene);
    return [
      ...turnedAway(scene, long, 10),
      seconds('longest statement', longest * 1_000, 5.5),
      seconds('first success after they are quick again', scene.outcomes.firstGoodAfter(back), 1),
      ...abandoned,
      noRestarts(scene),
      ...(await promisesKept(scene, load)),
    ];
  },
};

/** Whoever sleeps in the trigger holds the table, so this waits for them. */
const dropTrigger = ({ database }: Scene) => database.ask(AWAKE);

async function longestSleep({ database }: Scene): Promise<number> {
  const [row] = await database.ask<{ longest: number }>(
    `SELECT coalesce(max(extract(epoch FROM clock_timestamp() - query_start)), 0)::float AS longest FROM pg_stat_activity WHERE application_name = 'slooze' AND state = 'active'`,
  );
  return row!.longest;
}

async function abandonOne(scene: Scene) {
  const { database, instances } = scene;
  const { close } = scene.outcomes.open('instance frozen');
  await database.ask(sleepyCarts(0.5));
  let left = 0;
  while (left === 0) {
    await sleep(50);
    const [row] = await database.ask<{ asleep: number }>(`SELECT count(*)::int AS asleep FROM pg_stat_activity WHERE application_name = 'slooze' AND wait_event = 'PgSleep'`);
    left = row!.asleep;
  }
  const { pid } = instances[0]!.life;
  process.kill(pid, 'SIGSTOP');
  scene.atEnd(() => process.kill(pid, 'SIGCONT'));
  await sleep(1_000);
  const open = await idleFor(scene, 0.3);
  await sleep(5_500);
  const still = await idleFor(scene, 5.5);
  await dropTrigger(scene);
  process.kill(pid, 'SIGCONT');
  await sleep(8_000);
  close();
  return [
    { what: 'transactions left open by a frozen instance', measured: open, least: 1 },
    never('of them open after 5.5 s', still),
  ];
}

async function idleFor({ database }: Scene, time: number): Promise<number> {
  const [row] = await database.ask<{ idle: number }>(
    `SELECT count(*)::int AS idle FROM pg_stat_activity WHERE application_name = 'slooze' AND state LIKE 'idle in transaction%' AND state_change < now() - make_interval(secs => $1)`,
    [time],
  );
  return row!.idle;
}
