import type { Door } from './door';
import { DOORS } from './doors';
import type { House } from './house';
import { cellsOf, type Matrix, type Outcome } from './matrix';

/** What the doors say while a check is out, first with row-level security down, then with it up. */
export async function askWithout(house: House, matrix: Matrix, doors: RegExp): Promise<{ down: Outcome[]; up: Outcome[] }> {
  const chosen: Door[] = DOORS.filter(({ name, send }) => send && doors.test(name));
  if (chosen.length === 0) throw new Error(`there is no door like ${String(doors)}`);
  const cells = cellsOf(chosen).filter(({ who }) => who !== 'Travis');
  await house.keeper.setWall(false);
  try {
    const down = await matrix.askAll(cells);
    await house.keeper.setWall(true);
    return { down, up: await matrix.askAll(cells) };
  } finally {
    await house.keeper.setWall(true);
  }
}

export const faultsIn = (outcomes: readonly Outcome[]): string[] => outcomes.flatMap(({ door, who, faults }) => faults.map((fault) => `${door.name}, ${who}: ${fault}`));
export const foreignIn = (outcomes: readonly Outcome[]): string[] => outcomes.flatMap(({ door, who, foreign }) => foreign.map((row) => `${door.name}, ${who}: ${row}`));
