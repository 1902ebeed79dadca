import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
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

function fileWith(content: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'slooze-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'url');
  writeFileSync(file, content);
  return file;
}

test('the URLs of the database can lie in files, as containers are handed secrets', () => {
  const DATABASE_URL_FILE = fileWith('postgres://u:p@db:5432/foodorder_db\n');
  const DATABASE_OWNER_URL_FILE = fileWith('postgres://owner:p@db:5432/foodorder_db');
  expect(readConfig({ DATABASE_URL_FILE, DATABASE_OWNER_URL_FILE })).toMatchObject({
    databaseUrl: 'postgres://u:p@db:5432/foodorder_db',
    databaseOwnerUrl: 'postgres://owner:p@db:5432/foodorder_db',
    demoData: false,
  });
});

test('a URL and a file at once stop the start: nobody could tell which is meant', () => {
  const url = 'postgres://u:p@db:5432/foodorder_db';
  expect(() => readConfig({ DATABASE_URL: url, DATABASE_URL_FILE: fileWith(url) })).toThrow('DATABASE_URL_FILE: must not stand beside DATABASE_URL');
});

test('a file that is missing, empty or holds no URL stops the start, and what it holds is not told', () => {
  expect(() => readConfig({ DATABASE_URL_FILE: '/nowhere/url' })).toThrow('/nowhere/url cannot (ENOENT)');
  expect(() => readConfig({ DATABASE_URL_FILE: fileWith('\n') })).toThrow('is empty');
  const told = () => readConfig({ DATABASE_URL_FILE: fileWith('hunter2') });
  expect(told).toThrow('DATABASE_URL: must look like');
  expect(told).not.toThrow('hunter2');
});
