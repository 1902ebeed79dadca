/**
 * Loaded into every measured process before its own code (`node --import`). Answers the bench over the process channel
 * with what this process has used so far, which works on every platform, and ends it when the bench is gone.
 */
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const RESOLUTION_MS = 10;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
/** @type {Session | null} */
let profiling = null;

const answers = {
  reset() {
    delay.reset();
  },
  read() {
    const { user, system } = process.cpuUsage();
    // The histogram holds the time from tick to tick, an undelayed one included.
    const p99 = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS);
    return { cpuMs: (user + system) / 1000, memoryBytes: process.memoryUsage.rss(), loopDelayMs: p99 };
  },
  /** What is still in use after everything else was thrown away: memory that grows here is lost. */
  collect() {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    setFlagsFromString('--no-expose-gc');
    return process.memoryUsage().heapUsed;
  },
  throwUncaught() {
    setImmediate(() => {
      throw new Error('thrown by a drill');
    });
  },
  rejectUnhandled() {
    void Promise.reject(new Error('thrown by a drill'));
  },
  async startProfile() {
    profiling = new Session();
    profiling.connect();
    await profiling.post('Profiler.enable');
    await profiling.post('Profiler.setSamplingInterval', { interval: 500 });
    await profiling.post('Profiler.start');
  },
  async stopProfile() {
    const { profile } = await profiling.post('Profiler.stop');
    profiling.disconnect();
    return profile;
  },
};

process.on('message', async (/** @type {{ gauge?: keyof typeof answers }} */ { gauge }) => {
  if (gauge) process.send?.({ gauge, answer: await answers[gauge]() });
});
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
