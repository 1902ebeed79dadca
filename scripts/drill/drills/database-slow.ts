import { setTimeout as sleep } from 'node:timers/promises';
import { type Drill, seconds } from '../drill';
import { noRestarts, promisesKept, turnedAway } from '../promises';
import { SlowLine } from '../slow-line';

export const databaseSlow: Drill = {
  id: 'R4',
  fault: 'the way to the database is slow',
  how: 'a TCP proxy that takes 500 ms for each question and answer, for 10 s under 50 requests/s',
  async run(stage) {
    const scene = await stage.open({ instances: 0 });
    const line = await SlowLine.to(Number(new URL(scene.database.url).port));
    scene.atEnd(() => line.close());
    const slowUrl = new URL(scene.database.url);
    slowUrl.port = String(line.port);
    await scene.addInstance({ settings: { DATABASE_URL: slowUrl.href } });
    const load = await scene.load(stage.rate);
    await sleep(2_000);
    const { window, close } = scene.outcomes.open('database slow');
    line.delay = 250;
    await sleep(stage.isQuick ? 5_000 : 10_000);
    line.delay = 0;
    const back = performance.now();
    await sleep(5_000);
    close();
    await sleep(1_000);
    return [
      ...turnedAway(scene, window, 10),
      seconds('99 of 100 answers within', quantile(scene.outcomes.within(window).map(({ began, ended }) => ended - began), 0.99), 3),
      seconds('first success after it is quick again', scene.outcomes.firstGoodAfter(back), 1),
      noRestarts(scene),
      ...(await promisesKept(scene, load)),
    ];
  },
};

const quantile = (times: number[], share: number) => times.sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
