import { spawnSync } from 'node:child_process';
import { closeSync, constants, lstatSync, openSync, rmSync } from 'node:fs';

/**
 * The lifeline is a named pipe that every copy of Slooze using the server holds open for writing, and that a small shell
 * beside the server reads. When the last copy is gone, however it went, the kernel ends the pipe and the shell shuts the
 * server down. Where there are no named pipes a killed copy leaves its server behind, and the next start stops it.
 */
export const WATCHING_SHELL = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{ read -r _ <&3; kill -INT $server; } 2>/dev/null &
watch=$!
exec 3<&-
wait $server
code=$?
kill $watch 2>/dev/null
exit $code
`;

/** Lets go of the lifeline. */
export type LetGo = () => void;

/** A lifeline for a new server: `input` is the shell's end; `hold`, once the shell has it, leaves us with our own. */
export interface NewLifeline {
  input: number;
  hold(): LetGo;
}

/** Makes the pipe, or returns null where there is no such thing. */
export function makeLifeline(file: string): NewLifeline | null {
  if (process.platform === 'win32' || !ensureNamedPipe(file)) return null;
  // Opened for both directions it does not wait for the other side, and keeps the next open from waiting too.
  const both = openSync(file, constants.O_RDWR);
  const input = openSync(file, constants.O_RDONLY);
  return {
    input,
    hold() {
      const letGo = holdLifeline(file);
      closeSync(input);
      closeSync(both);
      return letGo;
    },
  };
}

/** Takes hold of a running server's lifeline, if it has one. */
export function holdLifeline(file: string): LetGo {
  let held: number | null;
  try {
    held = lstatSync(file).isFIFO() ? openSync(file, constants.O_WRONLY | constants.O_NONBLOCK) : null;
  } catch {
    held = null;
  }
  return () => {
    if (held !== null) closeSync(held);
    held = null;
  };
}

function ensureNamedPipe(file: string): boolean {
  if (lstatSync(file, { throwIfNoEntry: false })?.isFIFO()) return true;
  rmSync(file, { force: true });
  return spawnSync('mkfifo', ['-m', '600', file], { stdio: 'ignore' }).status === 0;
}
