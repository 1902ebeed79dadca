import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { askSql, databaseUrl, runSql } from '../test/postgres';
import { ApplicationRoleError } from './admission';
import { migrate } from './migrate';

/*
 * A server as providers rent them out: the owner of the database is no superuser. The application's role and everything
 * row-level security has to let the owner do must work there too.
 */
const NAME = `slooze_${randomBytes(4).toString('hex')}`;
const OWNER = `${NAME}_owner`;
const APPLICATION = `${NAME}_app`;
const PASSWORD = "it's a 'secret' & more/less?";

const urlFor = (role: string, password: string) => {
  const url = new URL(databaseUrl(inject('serverUrl'), NAME));
  Object.assign(url, { username: role, password: encodeURIComponent(password) });
  return url.href;
};
const owner = () => urlFor(OWNER, 'owner');
const application = () => urlFor(APPLICATION, PASSWORD);

beforeAll(() => runSql(inject('serverUrl'), `CREATE ROLE ${OWNER} LOGIN PASSWORD 'owner'`, `CREATE DATABASE ${NAME} OWNER ${OWNER}`));
afterAll(() => runSql(inject('serverUrl'), `DROP DATABASE ${NAME} WITH (FORCE)`, `DROP ROLE IF EXISTS ${APPLICATION}`, `DROP ROLE ${OWNER}`));

test('an owner who may not create the application’s role says what to ask for, and changes nothing', async () => {
  await expect(migrate(owner(), application())).rejects.toThrow(ApplicationRoleError);
  await expect(migrate(owner(), application())).rejects.toThrow(`CREATE ROLE "${APPLICATION}" LOGIN`);
  expect(await askSql(owner(), `SELECT FROM pg_tables WHERE schemaname = 'public'`)).toEqual([]);
});

test('an owner who may creates it, with the password of its URL and no right too many', async () => {
  await runSql(inject('serverUrl'), `ALTER ROLE ${OWNER} CREATEROLE`);
  expect(await migrate(owner(), application())).not.toEqual([]);
  expect(await migrate(owner(), application())).toEqual([]);
  expect(await askSql(application(), 'SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = current_user')).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false },
  ]);
  for (const statement of ['CREATE TABLE mine ()', 'CREATE TEMPORARY TABLE mine ()', 'TRUNCATE api_menu', 'DELETE FROM api_auditlog', 'DELETE FROM api_migration']) {
    await expect(runSql(application(), statement)).rejects.toThrow('permission denied');
  }
});

test('a table of a later migration is the application’s to read and write', async () => {
  await runSql(owner(), 'CREATE TABLE api_later (id int)');
  await runSql(application(), 'INSERT INTO api_later VALUES (1)', 'UPDATE api_later SET id = 2', 'DELETE FROM api_later');
  await runSql(owner(), 'DROP TABLE api_later');
});

test('under forced row-level security keys still hold, a moved person takes the cards along, and a hidden row tells its country', async () => {
  await runSql(
    owner(),
    `INSERT INTO api_country VALUES ('India', 'INR', 'en-IN', 'Asia/Kolkata'), ('USA', 'USD', 'en-US', 'UTC')`,
    `INSERT INTO api_user (id, email, name, password, role, country)
     VALUES ('00000000-0000-4000-8000-000000000001', 'a@example.com', 'A', '$argon2id$', 'member', 'India')`,
    `INSERT INTO api_paymentmethod (user_id, card_last4, type) SELECT id, '1234', 'debit' FROM api_user`,
    `INSERT INTO api_restaurant (id, name, country) VALUES ('00000000-0000-4000-8000-000000000002', 'R', 'India')`,
  );
  // The application sees neither row, and the keys do.
  await runSql(application(), `UPDATE api_user SET country = 'USA'`);
  expect(await askSql(owner(), 'SELECT country FROM api_paymentmethod')).toEqual([{ country: 'USA' }]);
  await expect(runSql(application(), 'DELETE FROM api_user')).rejects.toThrow('foreign key');
  expect(await askSql(application(), 'SELECT FROM api_restaurant')).toEqual([]);
  expect(await askSql(application(), `SELECT api_country_of('restaurant', '00000000-0000-4000-8000-000000000002') AS country`)).toEqual([{ country: 'India' }]);
});
