import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CartItem, Order, PaymentMethod, User } from '../../db';
import type { Answer, Asked, Caller } from './caller';
import { type FuzzedRequest, fuzzedRequests, type Sender } from './fuzzed-request';
import { useApi } from './running-api';

const api = useApi();
const REQUESTS = 5_500;
const SEED = 20_261_122;

/** Ids by kind; the first of each go together: Captain Marvel could order those dishes with the first card. */
async function idsByKind(): Promise<Record<string, string[]>> {
  const dishes = [];
  for (const name of ['Garlic Naan', 'Butter Chicken', 'Paneer Tikka', 'Chicken Biryani', 'Caesar Salad', 'Garlic Knots', 'Scotch Eggs', 'Mushy Peas']) {
    dishes.push(await api.world.dish(name));
  }
  const idOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
  return {
    menu: idOf(dishes),
    restaurant: dishes.map(({ restaurantId }) => restaurantId),
    user: idOf(await User.findAll({ order: ['email'] })),
    card: idOf(await PaymentMethod.findAll({ order: ['cardLast4'], limit: 12 })),
    cartItem: idOf(await CartItem.findAll({ order: [['createdAt', 'DESC']], limit: 4 })),
    order: idOf(await Order.findAll({ order: [['createdAt', 'DESC']], limit: 12 })),
  };
}

/** Puts real ids where placeholders stand. */
function withIds(asked: Asked, ids: Record<string, string[]>): Asked {
  const put = (text: string) => text.replace(/<(\w+) (\d+)>/g, (_, kind: string, n: string) => ids[kind]![Number(n) % ids[kind]!.length] ?? crypto.randomUUID());
  const body = asked.body === undefined ? undefined : typeof asked.body === 'string' ? put(asked.body) : put(JSON.stringify(asked.body) ?? '');
  return { ...asked, path: put(asked.path), body };
}

test(`${REQUESTS} mutated requests: no answer of 500 or more, nothing changed behind a refusal, every answer as documented`, { timeout: 300_000 }, async () => {
  const callers = new Map<Sender, Caller>([['guest', api.guest], ['forger', api.holding('A'.repeat(43))]]);
  const callerOf = async (sender: Sender) => {
    const caller = callers.get(sender) ?? (await api.as(sender as Exclude<Sender, 'guest' | 'forger'>));
    callers.set(sender, caller);
    return caller;
  };
  const seen: Record<number, number> = {};
  let sent = 0;
  let ids = await idsByKind();
  let print = await api.fingerprint();

  async function attempt({ sender, asked }: FuzzedRequest): Promise<void> {
    const request = withIds(asked, ids);
    const answer = await (await callerOf(sender)).send(request);
    sent += 1;
    seen[answer.status] = (seen[answer.status] ?? 0) + 1;
    expect(answer.status, JSON.stringify(request)).toBeLessThan(500);
    if (answer.status >= 400 && request.method !== 'HEAD') expectWordsOnly(answer);
    const now = await api.fingerprint();
    const mayChange = answer.status < 300 && ['POST', 'DELETE'].includes(request.method);
    if (!mayChange) expect(now, `${request.method} ${request.path} → ${answer.status} changed something`).toBe(print);
    if (now !== print) ids = await idsByKind();
    print = now;
    // Signing in and out ends the session it came with.
    if (answer.status === 200 && request.path.startsWith('/auth/') && sender !== 'guest' && sender !== 'forger') callers.delete(sender);
  }

  await fc.assert(fc.asyncProperty(fuzzedRequests, attempt), { numRuns: REQUESTS, seed: SEED, endOnFailure: true });

  process.stdout.write(`\nfuzz: ${sent} requests, seed ${SEED}; answers by status: ${JSON.stringify(seen)}\n`);
  expect(sent).toBe(REQUESTS);
  // Refusals alone would prove little: a good part must have got through, and each way of refusing been met.
  expect(seen[200]! / sent).toBeGreaterThan(0.2);
  for (const status of [204, 304, 401, 403, 404, 405, 409, 415, 422]) expect(seen[status], String(status)).toBeGreaterThan(0);
});

/** A refusal tells no insides: neither of the database nor of the program. */
function expectWordsOnly({ text, body }: Answer): void {
  expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(body.detail.length).toBeGreaterThan(0);
  expect(text).not.toMatch(/node_modules|sequelize|SELECT |INSERT |api_[a-z]+"|\bat \/|TypeError|ZodError|argon2/);
}
