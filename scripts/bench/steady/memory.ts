import type { Contender } from '../contender';
import { measure } from '../measure';
import type { Operation } from '../operations';
import type { World } from '../world';

const MIB = 2 ** 20;
const ROUNDS = 10;

export interface Memory {
  requests: number;
  restMb: number;
  /** After warming up, and after each tenth of the requests. */
  loadedMb: number[];
  /** The mean of the last three tenths against that of the first three. */
  growth: number;
  loopDelayMs: number;
  failed: number;
}

/** Sends many requests of every kind in turn and looks at the resident memory in between. */
export async function watchMemory(product: Contender, world: World, chosen: Operation[], requests: number): Promise<Memory> {
  const restMb = (await product.ask('read')).memoryBytes / MIB;
  const once = async (amount: number) => {
    let failed = 0;
    let loopDelayMs = 0;
    for (const operation of chosen) {
      // Some can be sent only so often before what they leave has to be tidied up.
      for (let left = Math.ceil(amount / chosen.length); left > 0; left -= operation.most ?? left) {
        const figures = await measure(product, operation, world, Math.min(left, operation.most ?? left));
        failed += figures.failed;
        loopDelayMs = Math.max(loopDelayMs, figures.loopDelayMs);
      }
    }
    return { failed, loopDelayMs, megabytes: (await product.ask('read')).memoryBytes / MIB };
  };
  const warm = await once(requests / ROUNDS);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await once(requests / ROUNDS));
  const loadedMb = [warm, ...rounds].map(({ megabytes }) => megabytes);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    requests,
    restMb,
    loadedMb,
    growth: mean(loadedMb.slice(-3)) / mean(loadedMb.slice(1, 4)) - 1,
    loopDelayMs: Math.max(...rounds.map((round) => round.loopDelayMs)),
    failed: rounds.reduce((sum, { failed }) => sum + failed, warm.failed),
  };
}
