import pg from 'pg';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutValues } from './statement-text';

test.each([
  [`SELECT "id" FROM "api_user" WHERE lower("email") = 'thor@member.com' LIMIT 1;`, `SELECT "id" FROM "api_user" WHERE lower("email") = ? LIMIT ?;`],
  [`UPDATE api_user SET name = 'Thor''s name', n = 12.50 WHERE id = $1`, `UPDATE api_user SET name = ?, n = ? WHERE id = $1`],
  [`SELECT 'ends in a backslash\\', 'a secret'`, 'SELECT ?, ?'],
  [`SELECT E'it\\'s', 'a secret'`, 'SELECT ?, ?'],
  [`SELECT "it's" FROM t2 WHERE a = 'a secret'`, `SELECT "it's" FROM t2 WHERE a = ?`],
])('values are not told: %s', (sql, told) => {
  expect(withoutValues(sql)).toBe(told);
});

test('whatever people type, nothing of it is told', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const sql = `SELECT * FROM api_menu WHERE name = ${pg.escapeLiteral(one)} AND description = ${pg.escapeLiteral(other)}`;
      expect(withoutValues(sql).replaceAll(/= +\?/g, '= ?')).toBe('SELECT * FROM api_menu WHERE name = ? AND description = ?');
    }),
  );
});
