import autocannon from 'autocannon';
import type { Contender } from './contender';
import type { Operation } from './operations';
import type { World } from './world';

/** What one load of one operation came to. */
export interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
  /** CPU time of the server process, all its threads, for one request. */
  cpuMs: number;
  memoryBytes: number;
  loopDelayMs: number;
  requests: number;
  failed: number;
}

export const CONNECTIONS = 8;

/** Sends `amount` requests and reads what the server spent on them. */
export async function measure(contender: Contender, operation: Operation, world: World, amount: number): Promise<Figures> {
  await operation.prepare?.(world);
  await contender.ask('reset');
  const before = await contender.ask('read');
  const { result, seconds } = await load(contender.origin, operation, world, amount);
  const after = await contender.ask('read');
  return {
    perSecond: amount / seconds,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpuMs: (after.cpuMs - before.cpuMs) / amount,
    memoryBytes: after.memoryBytes,
    loopDelayMs: after.loopDelayMs,
    requests: amount,
    failed: amount - result['2xx'],
  };
}

/** How many requests take about `seconds`, found out by sending some, which warms the server up as well. */
export async function pace(contender: Contender, operation: Operation, world: World, seconds: number): Promise<number> {
  const most = operation.most ?? Infinity;
  let amount = Math.min(most, 16);
  for (let spent = 0; spent < seconds; ) {
    const { perSecond } = await measure(contender, operation, world, amount);
    spent += amount / perSecond;
    amount = Math.round(Math.max(16, Math.min(most, perSecond * seconds)));
  }
  return amount;
}

let turn = 0;

async function load(origin: string, operation: Operation, world: World, amount: number) {
  const { method, path, connections = CONNECTIONS, varies } = operation;
  const fixed = { method, path, ...operation.request(world, turn++) };
  const requests = [varies ? { ...fixed, setupRequest: (sent: object) => ({ ...sent, ...operation.request(world, turn++) }) } : fixed];
  const begun = performance.now();
  let last = begun;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    // It notices the end at its next sample only, so the end is taken from the last answer.
    const options = { url: origin, connections: Math.min(connections, amount), amount, requests, timeout: 30, sampleInt: 50 };
    autocannon(options, (error: Error | null, result) => (error ? reject(error) : resolve(result))).on('response', () => (last = performance.now()));
  });
  return { result, seconds: (last - begun) / 1000 };
}
