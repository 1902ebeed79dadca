import { spawnSync } from 'node:child_process';
import { SESSION_SECONDS } from '../../../domain/rules/session-cookie';
import type { Caller } from '../caller';
import { type Check, type Drill, never, NotRun, seconds } from '../drill';
import { gather, type Person, signIn } from '../people';
import type { Scene } from '../scene';

const SHIFTS = ['+1h', '-1h', '+1d', '-1d'];
const MOST_S = 60;
// By the library alone: the program `faketime` would stand between the supervisor and the instance, and the end of the one would not be that of the other.
const LIBRARY = '/usr/$LIB/faketime/libfaketime.so.1';

export const clockWrong: Drill = {
  id: 'R15',
  fault: 'the clock of an instance is wrong',
  how: 'libfaketime sets it an hour and a day ahead and back; sign in, order and cancel there, and go on at an instance whose clock is right',
  async run(stage) {
    if (spawnSync('faketime', ['--version'], { stdio: 'ignore' }).status !== 0) throw new NotRun('libfaketime is not installed (Debian: apt-get install faketime)');
    const scene = await stage.open();
    const right = scene.caller();
    const people = await gather(right);
    const checks: Check[] = [];
    for (const shift of stage.isQuick ? SHIFTS.slice(2) : SHIFTS) checks.push(...(await liveBy(shift, scene, right, people)));
    return [...checks, never('defects in the log', scene.complaints.length, scene.complaints[0])];
  },
};

async function liveBy(shift: string, scene: Scene, right: Caller, people: Person[]): Promise<Check[]> {
  const instance = await scene.addInstance({ settings: { LD_PRELOAD: LIBRARY, FAKETIME: shift, FAKETIME_DONT_FAKE_MONOTONIC: '1' } });
  const { headers } = await fetch(`${instance.origin}/health`);
  const hoursWrong = Math.abs(Date.parse(headers.get('date')!) - Date.now()) / 3_600_000;
  const wrong = scene.caller([instance.origin]);
  const manager = people.find(({ name }) => name === 'Captain Marvel')!;
  const there = await signIn(wrong, manager);
  const { restaurantId, id: menuId } = manager.dishes[0]!;
  const orders = (caller: Caller, token: string) => caller.call({ operation: 'orders', method: 'GET', path: '/api/orders', token });
  const known = [await orders(right, there!.token), await orders(wrong, manager.token), await orders(wrong, there!.token)];
  const placed = await wrong.call({ operation: 'order', method: 'POST', path: '/api/orders', token: there!.token, json: { restaurantId, items: [{ menuId, quantity: 1 }] } });
  const { id } = JSON.parse(placed.body) as { id: string };
  const cancelled = await wrong.call({ operation: 'cancel', method: 'POST', path: `/api/orders/${id}/cancel`, token: there!.token });
  const [row] = await scene.database.ask<{ wrong: number; session: number }>(
    `SELECT (SELECT max(abs(extract(epoch FROM now() - at))) FROM api_order o, LATERAL (VALUES (o.created_at), (o.cancelled_at)) moment (at) WHERE o.id = $1)::float AS wrong,
       (SELECT max(abs(extract(epoch FROM expires_at - now()) - $2)) FROM api_session WHERE created_at = (SELECT max(created_at) FROM api_session))::float AS session`,
    [id, SESSION_SECONDS],
  );
  const [trail] = await scene.database.ask<{ wrong: number }>('SELECT max(abs(extract(epoch FROM now() - created_at)))::float AS wrong FROM api_auditlog WHERE object_id = $1', [id]);
  await instance.stop();
  return [
    { what: `${shift}: hours its clock is wrong`, measured: hoursWrong, least: 0.9 },
    never(`${shift}: refused`, [...known, placed, cancelled].filter(({ isGood }) => !isGood).length),
    seconds(`${shift}: times of the order wrong by`, row!.wrong * 1_000, MOST_S),
    seconds(`${shift}: its trail by`, trail!.wrong * 1_000, MOST_S),
    seconds(`${shift}: end of the session by`, row!.session * 1_000, MOST_S),
  ];
}
