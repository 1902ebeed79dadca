import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { EmbeddedPostgresError, systemCode } from './errors';

/**
 * Where a copy of the programs may be kept, best first. As root it must be reachable for an unprivileged account;
 * a temporary folder comes last because systems clean it behind a running server's back.
 */
export function runtimeHomes(dataFolder: string): string[] {
  if (process.platform === 'win32') return [];
  if (process.getuid?.() !== 0) return [path.join(dataFolder, 'postgres-launcher')];
  return ['/var/lib/slooze', path.join(os.tmpdir(), 'slooze')];
}

/**
 * Makes the links between library versions that an archive of an npm package cannot carry, as the package's own
 * install script would if it were allowed to run.
 */
export function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    try {
      symlinkSync(path.basename(source), path.join(path.dirname(native), target));
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
  }
}

/** Puts a complete copy at `place` unless one is there. It appears under its name only when it is whole. */
export async function copyRuntime(native: string, place: string, log: (message: string) => void): Promise<void> {
  const home = path.dirname(place);
  if (mkdirSync(home, { recursive: true })) chmodSync(home, 0o755);
  refuseUnlessOurs(home);
  if (!existsSync(place)) {
    log(`Copying PostgreSQL's programs to ${place}, where they can be run …`);
    const fresh = `${place}.new-${randomUUID()}`;
    mkdirSync(fresh, { mode: 0o755 });
    try {
      await cp(native, path.join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
      linkLibraries(path.join(fresh, 'native'));
      openForReading(fresh);
      renameSync(path.join(fresh, 'native'), place);
    } catch (error) {
      // Another copy of Slooze may have been quicker.
      if (!existsSync(place)) throw error;
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  refuseUnlessOurs(place);
}

/** A folder somebody else owns or can write to may hold somebody else's programs. */
function refuseUnlessOurs(folder: string): void {
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.() || found.mode & 0o022) {
    throw new EmbeddedPostgresError('binaries_unusable', `${folder} could be changed by somebody else, so no program is run from it.`);
  }
}

/** Whatever the umask was: everybody may read and run, only the owner may write. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const entry = path.join(folder, name);
    const stat = lstatSync(entry);
    if (stat.isDirectory()) chmodSync(entry, 0o755);
    else if (stat.isFile()) chmodSync(entry, stat.mode & 0o100 ? 0o755 : 0o644);
  }
}
