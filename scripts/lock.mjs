import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT_MS = 1_000;
const SILENCE_MS = 15_000;

/**
 * Runs `work` while no other process does so with this lock file. The holder touches the file every second, so one that
 * was killed is noticed by its silence.
 * @template T
 * @param {string} file
 * @param {string} waitingFor what the other process is probably doing, for the person who waits
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function whileLocked(file, waitingFor, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  let last = { touched: 0, seenAt: Date.now() };
  for (let told = false; !claim(file); await sleep(200)) {
    if (!told) console.log(`Another process is ${waitingFor}; waiting for it …`);
    told = true;
    const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (touched !== last.touched) last = { touched, seenAt: Date.now() };
    else if (Date.now() - last.seenAt > SILENCE_MS) rmSync(file, { force: true });
  }
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function claim(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function touch(file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
