import { destination } from 'pino';

/** Lines are handed to the system together, at the latest after so many milliseconds; at the end of the process, all. */
const GATHER_MS = 100;
/** What nobody takes is kept up to so many bytes; lines that come then are lost. */
const MOST_KEPT = 16 * 1024 * 1024;

/**
 * Standard output, for the log. When the disk beneath is full, or whoever reads it is gone or does not read, people are
 * served all the same, and the process can end.
 */
export function logOutput(): ReturnType<typeof destination> {
  let isStuck = false;
  // Before pino's own: that one would try to write the rest until it succeeds.
  process.on('exit', () => {
    if (isStuck) output.destroy();
  });
  const output = destination({
    dest: 1,
    sync: false,
    minLength: 8_192,
    maxLength: MOST_KEPT,
    periodicFlush: GATHER_MS,
    retryEAGAIN: () => (isStuck = true),
  } as Parameters<typeof destination>[0]);
  output.on('write', () => (isStuck = false)).on('error', () => (isStuck = true));
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return output;
}
