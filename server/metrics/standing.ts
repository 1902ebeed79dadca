import { Counter, Gauge, type Registry } from 'prom-client';
import { poolStanding } from '../../db';
import { catalogStanding } from '../../domain/catalog-cache';
import { readiness } from '../health';
import { gauge } from './gauge';

/** How this instance, its pool and its catalog stand, looked up whenever somebody asks for the metrics. */
export function watchStanding(registry: Registry): void {
  const registers = [registry];
  gauge(registry, 'slooze_ready', '1 while /ready says that requests should be sent here.', async () => Number((await readiness()) === 'ready'));
  new Gauge({
    name: 'slooze_pool_connections',
    help: 'Open connections of the pool to the database.',
    labelNames: ['state'],
    registers,
    collect() {
      const { inUse, idle } = poolStanding();
      this.set({ state: 'in_use' }, inUse);
      this.set({ state: 'idle' }, idle);
    },
  });
  gauge(registry, 'slooze_pool_connections_max', 'Most connections the pool may open.', () => poolStanding().most);
  gauge(registry, 'slooze_pool_waiting', 'Requests for a connection that wait for one to be free.', () => poolStanding().waiting);
  new Counter({
    name: 'slooze_catalog_reads_total',
    help: 'Times restaurants or dishes were wanted, by where they came from.',
    labelNames: ['source'],
    registers,
    collect() {
      const { remembered, read } = catalogStanding();
      this.reset();
      this.inc({ source: 'memory' }, remembered);
      this.inc({ source: 'database' }, read);
    },
  });
  gauge(registry, 'slooze_catalog_bytes', 'Bytes of memory the kept catalog is taken to use.', () => catalogStanding().bytes);
  gauge(registry, 'slooze_catalog_trusted', '1 while PostgreSQL surely tells of changes and the kept catalog is used.', () => Number(catalogStanding().isTold));
}
