import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './env';

test('with an empty environment everything has a default that just works', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    publicOrigin: 'http://localhost:3000',
    databaseUrl: null,
    demoData: true,
    seed: true,
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('a database of one’s own means real data: no demo people, no seed, unless asked for', () => {
  const DATABASE_URL = 'postgres://u:p@db:5432/foodorder_db';
  expect(readConfig({ DATABASE_URL })).toMatchObject({ demoData: false, seed: false });
  expect(readConfig({ DATABASE_URL, DEMO_DATA: 'true' })).toMatchObject({ demoData: true, seed: true });
  expect(readConfig({ DATABASE_URL, DEMO_DATA: 'true', SEED: 'false' })).toMatchObject({ demoData: true, seed: false });
});

test('an empty value counts as absent', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: null });
});

test.each([
  ['PORT', 'lunch'],
  ['PORT', '70000'],
  ['PUBLIC_ORIGIN', 'lunch.example.com'],
  ['PUBLIC_ORIGIN', 'https://lunch.example.com/app'],
  ['DATABASE_URL', 'mysql://db/x'],
  ['DATABASE_OWNER_URL', 'postgres://owner:p@db/x'],
  ['DEMO_DATA', 'yes'],
  ['TRUST_PROXY', 'the-proxy'],
  ['TRUST_PROXY', '10.0.0.0/99'],
  ['LOG_LEVEL', 'loud'],
  ['DATABASE_POOL_SIZE', '1'],
])('%s=%s stops the start and is named', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`${name}: must|${name}: `));
});
