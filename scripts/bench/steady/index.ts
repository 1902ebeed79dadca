import { setTimeout as pause } from 'node:timers/promises';
import { operations } from '../operations';
import type { Stage } from '../stage';
import { type Memory, watchMemory } from './memory';
import { type SignIns, signInTogether } from './sign-ins';

/** Long enough for what starting left to be given back. */
const REST_MS = 10_000;

/** What is asked over and over; orders are left out, for a history that grows is another measurement. */
const MIX = ['GET /api/restaurants', 'GET /api/menus of one', 'GET /api/cart, 5 lines', 'POST /api/cart', 'page /restaurants', 'data of /restaurants'];

export interface Steadiness {
  emptyStartSeconds: number;
  warmStartSeconds: number;
  signIns: SignIns;
  memory: Memory;
}

/** Starts from nothing and again, two hundred sign-ins at once, and memory over many requests. */
export async function measureSteadiness(stage: Stage, requests: number, say: (line: string) => void): Promise<Steadiness> {
  const folder = await stage.emptyFolder();
  say('starting from an empty folder');
  const empty = await stage.timeStart(folder);
  say('starting again');
  const warm = await stage.timeStart(folder);
  const { product, world } = await stage.startProduct(folder, { TRUST_PROXY: 'loopback' });
  await pause(REST_MS);
  const chosen = operations(world).filter(({ name }) => MIX.includes(name));
  say(`${requests} requests`);
  const memory = await watchMemory(product, world, chosen, requests);
  say('two hundred sign-ins at once');
  return { emptyStartSeconds: empty, warmStartSeconds: warm, memory, signIns: await signInTogether(product, world) };
}

/** As a table of the documentation, which a terminal shows well enough. */
export function steadinessAsMarkdown({ emptyStartSeconds, warmStartSeconds, signIns, memory }: Steadiness): string {
  const row = (what: string, measured: string, most: string, isMet: boolean) => `| ${what} | ${measured} | ${most} | ${isMet ? 'met' : 'MISSED'} |`;
  const megabytes = memory.loadedMb.map((value) => value.toFixed(0)).join(', ');
  return [
    '| | measured | at most | |',
    '| --- | ---: | ---: | --- |',
    row('start from an empty data folder', `${emptyStartSeconds.toFixed(1)} s`, '8 s', emptyStartSeconds <= 8),
    row('start on data that is there', `${warmStartSeconds.toFixed(1)} s`, '3 s', warmStartSeconds <= 3),
    row('memory at rest, ten seconds after the start', `${memory.restMb.toFixed(0)} MB`, '250 MB', memory.restMb <= 250),
    row(`memory growth over ${memory.requests.toLocaleString('en')} requests, after warming up`, `${(memory.growth * 100).toFixed(1)} %`, '10 %', memory.growth <= 0.1),
    row('event loop, 99th percentile, in the worst of those loads', `${memory.loopDelayMs.toFixed(0)} ms`, '100 ms', memory.loopDelayMs <= 100),
    row(`a menu while 200 people sign in at once (${signIns.signedIn} did, in ${signIns.seconds.toFixed(1)} s), 99th percentile`, `${signIns.menuP99.toFixed(0)} ms`, '500 ms', signIns.menuP99 <= 500),
    row('event loop meanwhile, 99th percentile', `${signIns.loopDelayMs.toFixed(0)} ms`, '100 ms', signIns.loopDelayMs <= 100),
    '',
    `Memory after warming up and after each tenth: ${megabytes} MB. ${memory.failed + signIns.failedMenus} requests failed.`,
    '',
  ].join('\n');
}
