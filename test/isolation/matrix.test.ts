import { describe, expect, test } from 'vitest';
import { DOORS } from './doors';
import { cellsOf } from './matrix';
import { useMatrix } from './use-matrix';

const opened = useMatrix();

const CELLS = cellsOf(DOORS);

describe.each(DOORS.filter(({ send }) => send).map((door) => [door.name, door] as const))('%s', (_, door) => {
  test('gives everybody what they may see, and refuses the rest without a trace', async () => {
    const outcomes = await opened.matrix.askAll(CELLS.filter((cell) => cell.door === door));
    const faults = outcomes.flatMap(({ who, kind, country, faults }) => faults.map((fault) => `${who}, ${kind} ${country}: ${fault}`));
    expect(faults).toEqual([]);
    expect(opened.house.complaints.splice(0), 'what went wrong behind the scenes').toEqual([]);
  });
});

test('there are about a thousand questions', () => {
  expect(CELLS.length).toBeGreaterThan(1000);
});
