import { Gauge, type Registry } from 'prom-client';

/** A figure that is looked up whenever somebody asks for the metrics. */
export function gauge(registry: Registry, name: string, help: string, value: () => number | Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await value());
    },
  });
}
