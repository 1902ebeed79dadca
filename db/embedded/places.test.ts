import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEmbeddedPostgres } from './index';
import { dataFolder, query, readNote, serverPid, writeNote } from './test-cluster';
import { Installation } from './test-copy';

const isRoot = process.getuid?.() === 0;

describe('the embedded PostgreSQL, wherever it is installed,', () => {
  test('runs for an ordinary user whose installation is read-only', async () => {
    const unpacked = await new Installation().fill('unpacked');
    onTestFinished(() => unpacked.remove());
    const user = isRoot ? { uid: 65534, gid: 65534 } : {};
    const dataDir = unpacked.dataFolder(user);
    const copy = await unpacked.start(dataDir, user);
    expect(await query(copy.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(path.join(dataDir, 'postgres')).uid).toBe(user.uid ?? process.getuid?.());
    await copy.leave();
  });

  test('runs in a private folder, as root too', async () => {
    const home = await new Installation().fill('unpacked');
    onTestFinished(() => home.remove());
    chmodSync(home.folder, 0o700);
    const dataDir = path.join(home.folder, 'project/.data');
    const first = await home.start(dataDir);
    await writeNote(first.ownerUrl);
    if (isRoot) expect(statSync(`/proc/${serverPid(dataDir)}`).uid).not.toBe(0);
    await first.leave();
    const second = await home.start(dataDir);
    expect(await readNote(second.ownerUrl)).toBe('kept');
    await second.leave();
    expect(statSync(home.folder).mode & 0o777).toBe(0o700);
  });

  test('says what is wrong with its folder', async () => {
    const dataDir = dataFolder();
    writeFileSync(path.join(dataDir, 'file'), '');
    await expect(startEmbeddedPostgres({ dataDir: path.join(dataDir, 'file/data') })).rejects.toMatchObject({ code: 'folder_unusable' });

    mkdirSync(path.join(dataDir, 'postgres'));
    writeFileSync(path.join(dataDir, 'postgres/PG_VERSION'), '15\n');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('was made by PostgreSQL 15, but this is PostgreSQL 18');
    writeFileSync(path.join(dataDir, 'postgres/PG_VERSION'), '18\n');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({ code: 'password_lost' });
  });
});
