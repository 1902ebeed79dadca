import { parser } from '@prometheus-io/lezer-promql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMetrics, type Sample } from '../metrics';
import { freePort } from '../../scripts/ports';
import { type RunningServer, startServer } from '../running-server';
import { Browser } from '../http';
import { read, readYaml } from './files';

interface Panel {
  title: string;
  targets: { expr: string }[];
}
interface Rule {
  alert: string;
  expr: string;
  annotations: { summary: string };
}

const dashboard = JSON.parse(read('deploy/monitoring/dashboard.json')) as { panels: Panel[]; templating: { list: { label: string; query: string | { query: string } }[] } };
const rules = readYaml<{ groups: { rules: Rule[] }[] }>('deploy/monitoring/alerts.yml').groups.flatMap((group) => group.rules);
const asked: [string, string][] = [
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }): [string, string] => [title, expr])),
  ...dashboard.templating.list.flatMap(({ label, query }): [string, string][] => (typeof query === 'string' ? [] : [[label, /^label_values\((.*), \w+\)$/.exec(query.query)![1]!]])),
  ...rules.map(({ alert, expr }): [string, string] => [alert, expr]),
];

/** What Prometheus adds itself, to everything. */
const OF_PROMETHEUS = ['job', 'instance'];
let server: RunningServer;
let samples: Sample[];

beforeAll(async () => {
  const port = await freePort();
  server = await startServer({ env: { METRICS_PORT: String(port) } });
  const marvel = new Browser(server.origin);
  await marvel.signIn('captainmarvel@manager.com', 'manager123');
  const call = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${marvel.cookies.get('auth_token')}`, 'content-type': 'application/json' };
    return (await fetch(server.origin + path, { method, headers, body: body && JSON.stringify(body) })).json();
  };
  const [dish] = (await call('GET', '/api/menus')) as { id: string; restaurantId: string }[];
  const { id } = (await call('POST', '/api/orders', { restaurantId: dish!.restaurantId, items: [{ menuId: dish!.id, quantity: 1 }] })) as { id: string };
  await call('POST', `/api/orders/${id}/cancel`, {});
  samples = await readMetrics(port);
});
afterAll(() => server.stop());

/** The parts of a query of one kind, in PromQL's own grammar. */
function partsOf(expr: string, kind: string): string[] {
  const parts: string[] = [];
  parser.parse(expr).iterate({ enter: ({ name, from, to }) => void (name === kind && parts.push(expr.slice(from, to))) });
  return parts;
}

test.each(asked)('%s asks a question Prometheus understands: %s', (_title, expr) => {
  const wrong: number[] = [];
  parser.parse(expr).iterate({ enter: ({ type, from }) => void (type.isError && wrong.push(from)) });
  expect(wrong).toEqual([]);
});

test.each(asked)('%s asks for what Slooze tells: %s', (_title, expr) => {
  const names = partsOf(expr, 'Identifier');
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const told = samples.filter((sample) => sample.name === name);
    expect(name === 'up' || told.length > 0, name).toBe(true);
    const labels = new Set([...OF_PROMETHEUS, ...told.flatMap((sample) => Object.keys(sample.labels))]);
    expect(partsOf(expr, 'LabelName').filter((label) => !labels.has(label)), name).toEqual([]);
  }
});

test.each(rules)('what to do about $alert is told', ({ alert, annotations }) => {
  expect(read('docs/operations.md')).toMatch(new RegExp(`^\\| \`${alert}\` \\|`, 'm'));
  expect(annotations.summary.length).toBeGreaterThan(10);
});

test('every figure of Slooze’s own is on the dashboard or in a rule', () => {
  const shown = asked.map(([, expr]) => expr).join('\n');
  const families = new Set(samples.map(({ name }) => name.replace(/_(bucket|count|sum)$/, '')).filter((name) => name.startsWith('slooze_')));
  expect([...families].filter((name) => !shown.includes(name))).toEqual([]);
});
