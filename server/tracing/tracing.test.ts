import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser } from '../../test/http';
import { type RunningServer, startServer } from '../../test/running-server';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string } }[];
}

const sent: string[] = [];
const collector = createServer(async (req, res) => {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  if (req.url === '/v1/traces') sent.push(Buffer.concat(parts).toString());
  res.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
});

const THEIRS = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
const traceparent = `00-${THEIRS.traceId}-${THEIRS.spanId}-01`;
const PASSWORD = 'member123';
let token: string;
let logged: Record<string, unknown>[];
let spans: Span[];

/** What somebody does; what is under way is sent when the server leaves. */
async function visit(server: RunningServer): Promise<void> {
  const thor = new Browser(server.origin);
  await thor.signIn('thor@member.com', PASSWORD);
  token = thor.cookies.get('auth_token')!;
  expect((await thor.get('/cart?secret=in-the-query', { traceparent })).status).toBe(200);
  await server.stop();
}

beforeAll(async () => {
  await once(collector.listen(0, '127.0.0.1'), 'listening');
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const server = await startServer({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: 'lunch' } });
  await visit(server);
  logged = server.output().split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>);
  spans = sent.flatMap(spansIn);
  sent.push('the proxy is trusted from here');
  await visit(await startServer({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/`, TRUST_PROXY: 'loopback' } }));
});
afterAll(() => void collector.close());

const spansIn = (body: string): Span[] => (JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
const attribute = (span: Span, name: string) => span.attributes.find(({ key }) => key === name)?.value.stringValue;

test('a request is a span named by its route, and the statements it needed are its children', () => {
  const cart = spans.find(({ name }) => name === 'GET /cart')!;
  const children = spans.filter(({ parentSpanId }) => parentSpanId === cart.spanId);
  expect(children.map((span) => attribute(span, 'db.query.text')).join()).toMatch(/api_session[\s\S]*BEGIN[\s\S]*api_cartitem/);
  expect(new Set(children.map(({ traceId }) => traceId))).toEqual(new Set([cart.traceId]));
  expect(sent[0]).toContain('"stringValue":"lunch"');
});

test('the line of a request in the log names its trace, and the trace names the request', () => {
  const cart = spans.find(({ name }) => name === 'GET /cart')!;
  const line = logged.find(({ req }) => (req as { path?: string } | undefined)?.path === '/cart');
  expect(line).toMatchObject({ traceId: cart.traceId, req: { id: attribute(cart, 'slooze.request_id') } });
});

test('no trace holds what people typed, who they are or what opens their session', () => {
  expect(spans.length).toBeGreaterThan(10);
  const all = sent.join('\n');
  for (const secret of ['thor@', 'Thor', 'India', PASSWORD, token, 'in-the-query', 'argon2', '127.0.0.1']) expect(all).not.toContain(secret);
  expect(sent.flatMap((body) => (body.startsWith('{') ? spansIn(body) : [])).filter((span) => /'(?!,)\S/.test(attribute(span, 'db.query.text') ?? ''))).toEqual([]);
});

test('a trace goes on from a proxy that is trusted, and from nobody else', () => {
  expect(spans.map(({ traceId }) => traceId)).not.toContain(THEIRS.traceId);
  const behindProxy = sent.slice(sent.indexOf('the proxy is trusted from here') + 1).flatMap(spansIn);
  const cart = behindProxy.find(({ name }) => name === 'GET /cart')!;
  expect([cart.traceId, cart.parentSpanId]).toEqual([THEIRS.traceId, THEIRS.spanId]);
});

test('a collector that is away costs nobody a page', async () => {
  const server = await startServer({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' } });
  expect((await fetch(`${server.origin}/login`)).status).toBe(200);
  expect(await server.stop()).toBe(0);
});

test('what is not asked for is not loaded: the server reaches metrics and traces by late imports alone', () => {
  const seen = new Map<string, string>();
  const follow = (file: string) => {
    if (seen.has(file)) return;
    const text = readFileSync(`build/${file}`, 'utf8');
    seen.set(file, text);
    for (const [, next] of text.matchAll(/^(?:import|export) [^;]*?"\.\/(.*?)"/gm)) if (!next!.includes('/')) follow(next!);
  };
  follow('server.js');
  const loaded = [...seen.values()].join('\n');
  expect(seen.size).toBeGreaterThan(1);
  expect(loaded).toMatch(/from "express"/);
  expect(loaded).not.toMatch(/from "(prom-client|@opentelemetry\/[\w-]+)"/);
});
