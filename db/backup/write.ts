import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { BackupError } from './errors';
import { nameOf, UNFINISHED } from './files';
import { asOwner, assertSeesAll, majorOf } from './owner';
import { findPrograms, type Programs } from './programs';
import { runProgram } from './run';

/** Nobody stays signed in over a restore, and addresses of browsers need not lie in copies. */
const WITHOUT_ROWS = ['api_session', 'api_throttle'];

/** A copy that was made: where it lies, and its size. */
export interface Copy {
  file: string;
  bytes: number;
}

/**
 * Copies the whole database as of one moment into a new file of the folder, for nobody's eyes but the owner's. The file
 * has its name only when it is whole and can be read. Throws BackupError.
 */
export async function writeCopy(ownerUrl: string, folder: string, now = new Date()): Promise<Copy> {
  const { programs, bypasses } = await asOwner(ownerUrl, async (owner) => ({
    programs: await findPrograms(await majorOf(owner)),
    bypasses: (await assertSeesAll(owner)).bypasses,
  }));
  const file = path.join(folder, nameOf(now));
  const unfinished = file + UNFINISHED;
  const output = openNew(folder, unfinished);
  try {
    try {
      await dump(programs, ownerUrl, output, bypasses);
      fsyncSync(output);
    } finally {
      closeSync(output);
    }
    await runProgram({ program: programs.restore, args: ['--list', unfinished] });
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  return { file, bytes: statSync(file).size };
}

const dump = ({ dump: program }: Programs, url: string, into: number, bypasses: boolean) =>
  runProgram({
    program,
    args: [
      ...['--format=custom', '--no-password', '--lock-wait-timeout=60s'],
      ...WITHOUT_ROWS.map((table) => `--exclude-table-data=public.${table}`),
      ...(bypasses ? [] : ['--enable-row-security']),
    ],
    url,
    into,
  });

function openNew(folder: string, file: string): number {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return openSync(file, 'wx', 0o600);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new BackupError(
      code === 'EEXIST'
        ? `Another copy is being written to ${file}.`
        : `The folder ${folder} cannot be written (${code}). Give it to the user who makes the copies, or name another with BACKUP_DIR.`,
      { cause },
    );
  }
}
