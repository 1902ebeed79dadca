import { closeSync, existsSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Drill } from '../drill';
import { noRestarts, promisesKept } from '../promises';
import type { Scene } from '../scene';

const FULL = '/dev/full';

export const logLost: Drill = {
  id: 'R13',
  fault: 'nobody takes the log',
  how: 'three instances that log every request: what reads the output of one goes away, that of the second stops reading, the third writes to a full disk (`/dev/full`); 100 requests/s',
  async run(stage) {
    const scene = await stage.open({ instances: 2, settings: { LOG_LEVEL: 'trace' } });
    if (existsSync(FULL)) await addFull(scene);
    const [gone, deaf] = scene.instances;
    const load = await scene.load(2 * stage.rate);
    await sleep(2_000);
    gone!.closeOutput();
    deaf!.stopReading();
    await sleep(stage.isQuick ? 5_000 : 30_000);
    const memory = await Promise.all(scene.instances.map((instance) => instance.measure('read')));
    return [
      { what: 'instances', measured: scene.instances.length, least: 2 },
      noRestarts(scene),
      { what: 'memory of the largest, MB', measured: Math.round(Math.max(...memory.map(({ memoryBytes }) => memoryBytes)) / 2 ** 20), most: 500 },
      ...(await promisesKept(scene, load)),
    ];
  },
};

async function addFull(scene: Scene): Promise<void> {
  const output = openSync(FULL, 'w');
  scene.atEnd(() => closeSync(output));
  await scene.addInstance({ output });
}
