import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from './caller';
import { Ledger } from './ledger';
import { gather } from './people';
import type { Desk } from './ordering';
import { type Crowd, crowdOf, doSomething } from './shopping';

const MOST_AT_ONCE = 400;

/** People at work, as many things a second as told, whether the last ones were answered or not. */
export interface Load {
  ledger: Ledger;
  /** Nothing new is begun; resolves when what was begun is known. */
  stop(): Promise<void>;
}

/** One thing somebody does. */
export type Doing = (desk: Desk, people: Crowd) => Promise<unknown>;

/** Signs the demo people in and lets them do `rate` things a second. */
export async function startLoad(caller: Caller, rate: number, doing: Doing = doSomething): Promise<Load> {
  const people = crowdOf(await gather(caller));
  const ledger = new Ledger();
  const underWay = new Set<Promise<unknown>>();
  let isRunning = true;
  let lastTry = Infinity;
  const desk = { caller, ledger, isOpen: () => performance.now() < lastTry };
  const running = (async () => {
    for (let next = performance.now(); isRunning; next += 1000 / rate) {
      await sleep(Math.max(0, next - performance.now()));
      // People who wait for an answer do not go on to the next thing for ever.
      if (!isRunning || underWay.size >= MOST_AT_ONCE) continue;
      const one = doing(desk, people).finally(() => underWay.delete(one));
      underWay.add(one);
    }
  })();
  return {
    ledger,
    async stop() {
      isRunning = false;
      lastTry = performance.now() + 60_000;
      await running;
      await Promise.all(underWay);
    },
  };
}
