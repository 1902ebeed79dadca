import autocannon from 'autocannon';
import { DEMO_PEOPLE } from '../../../db/seed/demo-data';
import type { Contender } from '../contender';
import type { World } from '../world';

const PARALLEL = 200;
const READERS = 4;

// A person keeps twenty sessions at most, and the reader's must not be one of those that go.
const PEOPLE = DEMO_PEOPLE.filter(({ name }) => name !== 'Thor');

export interface SignIns {
  signedIn: number;
  seconds: number;
  menuP50: number;
  menuP99: number;
  menus: number;
  failedMenus: number;
  loopDelayMs: number;
}

/** Two hundred people sign in at the same moment, each from another address, while others read a menu. */
export async function signInTogether(product: Contender, world: World): Promise<SignIns> {
  const [dish] = world.dishes.get('Thor')!;
  const headers = { authorization: `Bearer ${world.tokens.get('Thor')}` };
  await product.ask('reset');
  const url = `${product.origin}/api/menus?restaurantId=${dish!.restaurantId}`;
  let stop = () => {};
  const reading = new Promise<autocannon.Result>((resolve, reject) => {
    const options = { url, headers, connections: READERS, duration: 120, sampleInt: 50 };
    stop = autocannon(options, (error: Error | null, result) => (error ? reject(error) : resolve(result))).stop;
  });
  const begun = performance.now();
  const statuses = await Promise.all(Array.from({ length: PARALLEL }, (_, place) => signIn(product.origin, place)));
  const seconds = (performance.now() - begun) / 1000;
  stop();
  const { latency, ...result } = await reading;
  const { loopDelayMs } = await product.ask('read');
  return {
    signedIn: statuses.filter((status) => status === 200).length,
    seconds,
    menuP50: latency.p50,
    menuP99: latency.p99,
    menus: result['2xx'],
    failedMenus: result.non2xx + result.errors,
    loopDelayMs,
  };
}

async function signIn(origin: string, place: number): Promise<number> {
  const { email, password } = PEOPLE[place % PEOPLE.length]!;
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${place}` };
  const { status } = await fetch(`${origin}/api/auth/login`, { method: 'POST', headers, body: JSON.stringify({ email, password }) });
  return status;
}
