import { expect, test } from 'vitest';
import { useWorld } from '../../test/world';
import { type Answer, useOffice } from '../../test/office';
import type { ImportReport } from './import-report';

const world = useWorld();
const office = useOffice(world);

const send = async (csv: string) => (await office.post(office.marvel, '/api/resources/api_menu/actions/importCsv', { csv })) as Answer & { report: ImportReport };

test('a file that is no table of these columns says so in a sentence', async () => {
  const cases: [string, RegExp][] = [
    ['', /^null null: This file is empty/],
    ['\uFEFF\n\n', /^null null: This file is empty/],
    ['Restaurant,Name,Price\n', /^null null: There are no rows/],
    ['Restaurant,Name,Price\n,,\n', /^null null: There are no rows/],
    ['Restaurant,Name,Prize\nA,B,1\n', /^1 Prize: There is no column "Prize"\. The columns are Restaurant, Country, Name, Price/],
    ['Restaurant,Name,name\nA,B,C\n', /^1 name: This heading is there twice/],
    ['Name,Price\nA,1\n', /^1 Restaurant: The column "Restaurant" is missing/],
    ['Restaurant,Name\nA,B,C\n', /^2 null: A value stands where/],
    ['Restaurant,Name\nA,"B\n', /^2 null: From here on the file cannot be read/],
    ['Restaurant,Name\nA,B\n\nA,"B"x\n', /^4 null: From here on the file cannot be read/],
    ['Restaurant,Name\nA,B\0\n', /^null null: This file is not text in UTF-8/],
    ['Restaurant,Name\nA,Caf\uFFFD\n', /^null null: This file is not text in UTF-8/],
    [`Restaurant,Name\n${'A,B\n'.repeat(1_001)}`, /^null null: At most 1,000 rows/],
    [`Restaurant,Name\n${',\n'.repeat(6_000)}`, /^null null: At most 1,000 rows/],
    ['constructor,__proto__\n1,2\n', /^1 constructor: There is no column "constructor"/],
  ];
  for (const [csv, sentence] of cases) {
    const errors = (await send(csv)).report.errors.map(({ row, column, message }) => `${row} ${column}: ${message}`);
    expect([errors.length, errors[0]], JSON.stringify(csv.slice(0, 40))).toEqual([1, expect.stringMatching(sentence)]);
  }
  const large = await send(`Restaurant,Name\nA,"${'x'.repeat(1_100_000)}"\n`);
  expect([large.status, large.notice!.message]).toEqual([413, expect.stringContaining('at most 1 MB')]);
});

test('commas, semicolons and tabs are told apart by the headings, whatever stands in the rows', async () => {
  for (const by of [',', ';', '\t']) {
    const csv = `\uFEFF${['Restaurant', 'Name', 'Price', 'Description'].join(by)}\r\n${['Mumbai Masala', 'Fish Curry', '24', '"a, b; c,,,,;;;;\td"'].join(by)}\r\n`;
    expect((await send(csv)).report, by).toMatchObject({ errors: [], added: 1 });
  }
});
