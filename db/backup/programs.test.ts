import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findPrograms } from './programs';

/** A folder whose pg_dump and pg_restore say they are of this version; which one is really there differs from machine to machine. */
function ofVersion(version: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'slooze-programs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ['pg_dump', 'pg_restore']) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\necho '${name} (PostgreSQL) ${version}'\n`);
    chmodSync(path.join(folder, name), 0o755);
  }
  return folder;
}

test('without client programs it is said what to install, in the version of the server', async () => {
  await expect(findPrograms(18, [os.tmpdir()])).rejects.toThrow(/not installed here.*\n.*postgresql-client-18/);
});

test('client programs older than the server are named, and which ones it takes', async () => {
  await expect(findPrograms(18, [ofVersion('15.18 (Debian 15.18-0+deb12u1)'), ofVersion('17.2')])).rejects.toThrow(/of version 15, 17, and this PostgreSQL is 18.*\n.*postgresql-client-18/);
});

test('the nearest version that is not older is taken', async () => {
  const folders = [ofVersion('18.1'), ofVersion('16.4'), ofVersion('17.2')];
  expect(await findPrograms(17, folders)).toMatchObject({ major: 17 });
  expect(await findPrograms(15, folders)).toMatchObject({ major: 16 });
});

test('no copy is made that could not be put back into the server it came from', async () => {
  await expect(findPrograms(16, [ofVersion('17.2')])).rejects.toThrow('postgresql-client-16');
});
