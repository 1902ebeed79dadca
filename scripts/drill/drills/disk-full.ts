import { openSync, writeSync, closeSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Drill, never, seconds } from '../drill';
import { troubles } from '../outcomes';
import { noRestarts, promisesKept } from '../promises';

// Small enough to be filled; PostgreSQL keeps its journal short.
const MEGABYTES = 320;
const SHORT_JOURNAL = { max_wal_size: '64MB', min_wal_size: '64MB' };

const READS = /menus|^restaurants$|page of restaurants|page of a restaurant/;

export const diskFull: Drill = {
  id: 'R14',
  fault: 'the disk of the database is full',
  how: 'a data folder on a disk of its own, filled to the last byte under 50 requests/s, 15 s later emptied',
  async run(stage) {
    const scene = await stage.open({ diskMegabytes: MEGABYTES, database: SHORT_JOURNAL });
    const load = await scene.load(stage.rate);
    await sleep(2_000);
    const { window, close } = scene.outcomes.open('disk full');
    const filler = path.join(scene.dataDir, 'filler');
    fill(filler);
    for (let left = stage.isQuick ? 8 : 15; left > 0; left--) {
      await sleep(1_000);
      fill(filler);
    }
    const failed = scene.outcomes.failedWithin(window);
    rmSync(filler);
    if (!scene.database.isRunning()) await scene.database.start();
    const back = performance.now();
    await sleep(4_000);
    close();
    await sleep(1_000);
    const failedReads = failed.filter(({ operation }) => READS.test(operation));
    const others = failed.filter(({ status }) => status !== 503);
    return [
      { what: 'answers 503', measured: failed.length - others.length, least: 1 },
      never('failed otherwise', others.length, troubles(others)),
      never('menus and restaurants that could not be read', failedReads.length, troubles(failedReads)),
      seconds('first success after there is room', scene.outcomes.firstGoodAfter(back), 5),
      noRestarts(scene),
      ...(await promisesKept(scene, load)),
    ];
  },
};

/** Writes until nothing more fits. */
function fill(file: string): void {
  const open = openSync(file, 'a');
  try {
    for (let block = Buffer.alloc(2 ** 20, 1); block.length >= 512; ) {
      try {
        writeSync(open, block);
      } catch {
        block = block.subarray(0, block.length / 2);
      }
    }
  } finally {
    closeSync(open);
  }
}
