import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, type Registry } from 'prom-client';
import { gauge } from './gauge';

const RESOLUTION_MS = 20;

/**
 * What this process uses, under the names dashboards for Node.js know. Not prom-client's own collection: that is told of each
 * garbage collection, which cost requests more than all the rest together.
 */
export function watchProcess(registry: Registry): void {
  const registers = [registry];
  const started = Date.now() / 1_000 - process.uptime();
  gauge(registry, 'process_start_time_seconds', 'When this process began, in seconds since 1970.', () => started);
  gauge(registry, 'process_resident_memory_bytes', 'Memory this process holds.', () => process.memoryUsage.rss());
  gauge(registry, 'nodejs_heap_size_used_bytes', 'Memory in use by JavaScript.', () => process.memoryUsage().heapUsed);
  gauge(registry, 'nodejs_external_memory_bytes', 'Memory in use by buffers and libraries.', () => process.memoryUsage().external);
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time this process has used.',
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
  watchEventLoop(registry);
}

/** How late the event loop was, since the metrics were asked for the last time. */
function watchEventLoop(registry: Registry): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  // The histogram holds the time from tick to tick, an undelayed one included.
  const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS) / 1_000;
  const late = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const p50 = late('nodejs_eventloop_lag_p50_seconds', 'Median delay of the event loop since the last scrape.');
  const max = late('nodejs_eventloop_lag_max_seconds', 'Longest delay of the event loop since the last scrape.');
  new Gauge({
    name: 'nodejs_eventloop_lag_p99_seconds',
    help: '99th percentile of the delay of the event loop since the last scrape.',
    registers: [registry],
    collect() {
      this.set(seconds(delay.percentile(99)));
      p50.set(seconds(delay.percentile(50)));
      max.set(seconds(delay.max));
      delay.reset();
    },
  });
}
