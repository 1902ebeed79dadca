import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { serverAccount } from './account';
import { startEmbeddedPostgres } from './index';
import { identifyProcess } from './process-identity';
import { dataFolder, pidFile, query, readNote, serverPid, settings, writeNote } from './test-cluster';
import { Installation } from './test-copy';

const hasEnded = (pid: number) => expect.poll(() => identifyProcess(pid), { timeout: 10_000 }).toBeNull();
let installation: Installation;

beforeAll(async () => {
  installation = await new Installation().fill('shared');
});
afterAll(() => installation.remove());

describe('the embedded PostgreSQL', () => {
  test('prepares its data once and is quick, with the data kept, from then on', async () => {
    const dataDir = dataFolder();
    const first = await startEmbeddedPostgres({ dataDir, settings });
    await writeNote(first.ownerUrl);
    await first.stop();
    expect(existsSync(pidFile(dataDir))).toBe(false);

    const begun = Date.now();
    const second = await startEmbeddedPostgres({ dataDir, settings });
    expect(Date.now() - begun).toBeLessThan(3000);
    expect(await readNote(second.ownerUrl)).toBe('kept');
    await second.stop();
    await second.stop();
  });

  test('knows letters beyond ASCII', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: dataFolder(), settings });
    await query(postgres.ownerUrl, 'create extension pg_trgm');
    expect(
      await query(
        postgres.ownerUrl,
        `select lower('É') = 'é' as lower, 'CAFÉ' ilike '%fé' as ilike, cardinality(show_trgm('ж')) > 0 as trigrams,
                array(select unnest(array['z', 'é', 'B', 'a']) as letter order by letter) as sorted`,
      ),
    ).toEqual([{ lower: true, ilike: true, trigrams: true, sorted: ['a', 'B', 'é', 'z'] }]);
    await postgres.stop();
  });

  test('lets in only who knows the password, which only its user can read', async () => {
    const dataDir = dataFolder();
    const postgres = await startEmbeddedPostgres({ dataDir, settings });
    const url = new URL(postgres.ownerUrl);
    expect([url.protocol, url.hostname, url.pathname]).toEqual(['postgres:', '127.0.0.1', '/foodorder_db']);
    for (const file of ['password', 'application-password']) {
      expect(statSync(path.join(dataDir, 'postgres-launcher', file)).mode & 0o777).toBe(0o600);
    }
    url.password = 'guess';
    await expect(query(url.href, 'select 1')).rejects.toThrow('password authentication failed');
    await postgres.stop();
  });

  test('goes down by itself when the copy that started it is killed, and comes back with the data', async () => {
    const dataDir = dataFolder();
    const killed = await installation.start(dataDir);
    await writeNote(killed.ownerUrl);
    const left = serverPid(dataDir);
    await killed.kill();

    const next = await startEmbeddedPostgres({ dataDir, settings });
    expect(next.adopted).toBe(false);
    expect(await readNote(next.ownerUrl)).toBe('kept');
    await hasEnded(left);
    await next.stop();

    const again = await installation.start(dataDir);
    const alone = serverPid(dataDir);
    await again.kill();
    await hasEnded(alone);
  });

  test('takes over a server that was left behind with nobody watching it', async () => {
    const dataDir = dataFolder();
    const killed = await installation.start(dataDir);
    await writeNote(killed.ownerUrl);
    const left = serverPid(dataDir);
    if (process.platform === 'linux') process.kill(Number(readFileSync(`/proc/${left}/stat`, 'utf8').split(' ')[3]), 'SIGKILL');
    await killed.kill();

    const next = await startEmbeddedPostgres({ dataDir, settings });
    expect(await readNote(next.ownerUrl)).toBe('kept');
    const pid = serverPid(dataDir);
    await next.stop();
    await hasEnded(left);
    await hasEnded(pid);
  });

  test('recovers at once after the server itself was killed', async () => {
    const dataDir = dataFolder();
    const before = await startEmbeddedPostgres({ dataDir, settings });
    await writeNote(before.ownerUrl);
    process.kill(serverPid(dataDir), 'SIGKILL');

    const after = await startEmbeddedPostgres({ dataDir, settings });
    expect(await readNote(after.ownerUrl)).toBe('kept');
    await before.stop();
    expect(await readNote(after.ownerUrl)).toBe('kept');
    await after.stop();
  });

  test('is not fooled by a stale postmaster.pid whose number another program has now', async () => {
    const dataDir = dataFolder();
    const first = await startEmbeddedPostgres({ dataDir, settings });
    await writeNote(first.ownerUrl);
    const stale = readFileSync(pidFile(dataDir), 'utf8').split('\n');
    await first.stop();
    const other = spawn('sleep', ['60'], serverAccount(path.join(dataDir, 'postgres')));
    onTestFinished(() => void other.kill());
    await once(other, 'spawn');
    writeFileSync(pidFile(dataDir), [other.pid, ...stale.slice(1)].join('\n'));

    const second = await startEmbeddedPostgres({ dataDir, settings });
    expect(await readNote(second.ownerUrl)).toBe('kept');
    await second.stop();
    expect(identifyProcess(other.pid ?? 0)).not.toBeNull();
  });

  test('is shared by copies that start at once, and outlives the first to leave', async () => {
    const dataDir = dataFolder();
    const copies = await Promise.all([installation.start(dataDir), installation.start(dataDir), startEmbeddedPostgres({ dataDir, settings })]);
    expect(new Set(copies.map(({ ownerUrl }) => ownerUrl)).size).toBe(1);
    expect(copies.filter(({ adopted }) => !adopted)).toHaveLength(1);
    const pid = serverPid(dataDir);

    await copies[0].leave();
    await writeNote(copies[1].ownerUrl);
    await copies[1].kill();
    expect(await readNote(copies[2].ownerUrl)).toBe('kept');
    expect(serverPid(dataDir)).toBe(pid);
    await copies[2].stop();
    await hasEnded(pid);
  });

  test('survives a first start that was killed at any moment', async () => {
    const dataDir = dataFolder();
    for (const afterMs of [80, 160, 320]) await installation.startAndKill(dataDir, afterMs);
    const postgres = await startEmbeddedPostgres({ dataDir, settings });
    expect(await query(postgres.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();

    await (await startEmbeddedPostgres({ dataDir, settings })).stop();
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres-launcher']);
  });

  test('takes another port when its last one is taken, and says so when it may not', async () => {
    const dataDir = dataFolder();
    const first = await startEmbeddedPostgres({ dataDir, settings });
    const port = Number(new URL(first.ownerUrl).port);
    process.kill(serverPid(dataDir), 'SIGKILL');
    const squatter = createServer();
    await expect.poll(() => listens(squatter, port)).toBe(true);
    onTestFinished(() => void squatter.close());

    await expect(startEmbeddedPostgres({ dataDir, settings: { ...settings, port } })).rejects.toMatchObject({ code: 'port_taken' });
    const second = await startEmbeddedPostgres({ dataDir, settings });
    expect(new URL(second.ownerUrl).port).not.toBe(String(port));
    await first.stop();
    await second.stop();
  });
});

const listens = (server: ReturnType<typeof createServer>, port: number): Promise<boolean> =>
  new Promise((resolve) => server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)));
