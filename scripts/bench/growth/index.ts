import { Agent, request } from 'node:http';
import { fill } from '../load/fill';
import type { Sizes } from '../load/steps';
import { median } from '../results';
import type { Stage } from '../stage';
import type { World } from '../world';
import { type Door, DOORS } from './doors';

/** How many times its time at a thousand orders an address may take. */
const MOST = 1.5;
/** A thousand orders, and enough of the rest to fill a page: a fuller page takes longer, which is not growth. */
const SMALL: Sizes = { orders: 1_000, users: 6_000, restaurants: 600, dishes: 6_000 };

export interface Grown {
  door: string;
  smallMs: number;
  largeMs: number;
  smallBytes: number;
  largeBytes: number;
  ratio: number;
  met: boolean;
  /** Every status it was answered with. */
  statuses: number[];
}

export interface GrowthPlan {
  sizes: Sizes;
  times: number;
  /** Has been loaded already; otherwise `sizes` is loaded into a folder that is removed at the end. */
  dataDir?: string;
  only: string;
}

/** Asks every address in turn at a small and at a large Slooze, one request at a time, and compares the middle times. */
export async function measureGrowth(stage: Stage, { sizes, times, dataDir, only }: GrowthPlan, say: (line: string) => void): Promise<Grown[]> {
  const small = await openAt(stage, SMALL, undefined, say);
  const large = await openAt(stage, sizes, dataDir, say);
  const bothAt = async (door: Door) => [await small(door), await large(door)] as const;
  const doors = DOORS.filter(({ name }) => name.includes(only));
  const grown: Grown[] = [];
  for (const door of doors) {
    const [few, many]: [Answer[], Answer[]] = [[], []];
    const isSlow = (await bothAt(door)).some(({ ms }) => ms > SLOW_MS);
    for (let time = 0; time < (isSlow ? SLOW_TIMES : WARM_UP + times); time++) {
      const [atSmall, atLarge] = await bothAt(door);
      // The first answers are made by code that is still warming up.
      if (!isSlow && time < WARM_UP) continue;
      few.push(atSmall);
      many.push(atLarge);
    }
    grown.push(compare(door, few, many));
    say(`${door.name}: ${grown.at(-1)!.ratio.toFixed(2)}`);
  }
  return grown;
}

const WARM_UP = 4;
/** What takes so long is not measured often: its ratio is far beyond all noise. */
const SLOW_MS = 2_000;
const SLOW_TIMES = 3;

function compare(door: Door, few: Answer[], many: Answer[]): Grown {
  const middle = (answers: Answer[], name: 'ms' | 'bytes') => median(answers.map((answer) => answer[name]));
  const [smallMs, largeMs] = [middle(few, 'ms'), middle(many, 'ms')];
  return {
    door: door.name,
    smallMs,
    largeMs,
    smallBytes: middle(few, 'bytes'),
    largeBytes: middle(many, 'bytes'),
    ratio: largeMs / smallMs,
    met: largeMs / smallMs <= MOST,
    statuses: [...new Set([...few, ...many].map(({ status }) => status))],
  };
}

interface Answer {
  ms: number;
  bytes: number;
  status: number;
}

async function openAt(stage: Stage, sizes: Sizes, loaded: string | undefined, say: (line: string) => void) {
  const folder = loaded ?? (await stage.emptyFolder());
  if (!loaded) await fill(folder, sizes, { say: (line) => say(`loading ${line}`) });
  const { product, world } = await stage.startProduct(folder);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (door: Door) => ask(agent, product.origin, world, door);
}

function ask(agent: Agent, origin: string, world: World, { who, path, body }: Door): Promise<Answer> {
  const isApi = path.startsWith('/api/');
  const token = world.tokens.get(who)!;
  // As a browser sends it: the back office gives rows to its own pages only.
  const identity = isApi ? { authorization: `Bearer ${token}` } : { cookie: `auth_token=${token}`, 'sec-fetch-site': 'same-origin' };
  const headers = { accept: isApi ? 'application/json' : 'text/html', ...(body ? { 'content-type': 'application/json' } : identity) };
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const asked = request(origin + path, { agent, headers, method: body ? 'POST' : 'GET' }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve({ ms: performance.now() - begun, bytes, status: response.statusCode! }));
    });
    asked.on('error', reject).end(body && JSON.stringify(body));
  });
}
