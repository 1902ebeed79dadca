import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';

export const settings = { fsync: 'off' };

/** A new data folder, gone after the test. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'slooze-postgres-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Asks one question on a connection of its own. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Something to find again later. */
export const writeNote = (url: string) => query(url, "create table note (text text); insert into note values ('kept')");
export const readNote = async (url: string) => (await query(url, 'select text from note'))[0]?.text;
export const pidFile = (folder: string) => path.join(folder, 'postgres/postmaster.pid');
export const serverPid = (folder: string) => Number(readFileSync(pidFile(folder), 'utf8').split('\n')[0]);
