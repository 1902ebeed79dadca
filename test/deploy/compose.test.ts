import { expect, test } from 'vitest';
import { readConfig } from '../../config/env';
import { PINNED, PROGRAMS, read, readEnv, readYaml, SETTINGS } from './files';

interface Service {
  image: string;
  build?: string | { target: string };
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  networks?: string[] | Record<string, unknown>;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  volumes?: string[];
}

const { services, networks } = readYaml<{ services: Record<string, Service>; networks: Record<string, { internal?: boolean } | null> }>('docker-compose.yml');
const ours = Object.entries(services).filter(([, service]) => service.build);
const FILLED = { ...readEnv('.env.example'), POSTGRES_PASSWORD: 'ownersword', APPLICATION_PASSWORD: 'appsword' } as Record<string, string>;

/** What compose makes of ${NAME:-default} and ${NAME:?complaint}. */
const interpolated = (text: string) => text.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_all, name: string, kind: string, rest: string) => FILLED[name] || (kind === '-' ? rest : ''));
const environmentOf = (service: Service) => Object.fromEntries(Object.entries(service.environment ?? {}).map(([name, value]) => [name, interpolated(value)]));

test.each(ours)('%s starts with what .env.example says', (_name, service) => {
  expect(Object.keys(service.environment!).filter((name) => !SETTINGS.includes(name))).toEqual([]);
  const config = readConfig(environmentOf(service));
  expect(config.databaseUrl).toBe('postgres://slooze_app:appsword@postgres:5432/foodorder_db');
  expect(config.demoData).toBe(false);
});

test('every word .env.example asks for is used, and none is asked for elsewhere', () => {
  const used = new Set([...read('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name!));
  expect([...used].filter((name) => name !== 'SLOOZE_VERSION').toSorted()).toEqual(Object.keys(readEnv('.env.example')).toSorted());
});

test('only the one that migrates and the one that copies are given the owner’s password', () => {
  const given = ours.filter(([, service]) => JSON.stringify(service.environment).includes('POSTGRES_PASSWORD')).map(([name]) => name);
  expect(given).toEqual(['migrate', 'backup']);
});

test('no password is written down', () => {
  const passwords = [...read('docker-compose.yml').matchAll(/(?:_PASSWORD: |postgres:\/\/\w+:)([^@\s]*)/g)].map(([, password]) => password!);
  expect(passwords.length).toBeGreaterThan(3);
  expect(passwords.filter((password) => !password.startsWith('${'))).toEqual([]);
  expect(readEnv('.env.example')).toMatchObject({ POSTGRES_PASSWORD: '', APPLICATION_PASSWORD: '' });
});

test.each(ours)('%s can write nothing and has no rights', (_name, service) => {
  expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
});

test('the database is reached by nobody but Slooze', () => {
  expect(networks.database).toEqual({ internal: true });
  expect(services.postgres).toMatchObject({ networks: ['database'] });
  expect(services.postgres!.ports).toBeUndefined();
});

test('images that are not ours are pinned, and programs exist', () => {
  const foreign = Object.values(services).filter((service) => !service.build).map(({ image }) => image);
  expect(foreign.filter((image) => !PINNED.test(image))).toEqual([]);
  const started = ours.flatMap(([, { command = [] }]) => command.join(' ').match(/build\/[\w-]+\.js/g) ?? []);
  expect(started).toEqual(['build/migrate.js', 'build/backup.js']);
  expect(PROGRAMS).toEqual(expect.arrayContaining(started));
});

test('the proxy asks for the name and the port that instances have', () => {
  const [, name, port] = /dynamic a (\w+) (\d+)/.exec(read('deploy/caddy/Caddyfile'))!;
  for (const instance of ['app', 'replica']) expect(services[instance]!.networks).toMatchObject({ front: { aliases: [name] } });
  expect(port).toBe('3000');
  expect(services.app!.ports).toEqual([expect.stringMatching(/:3000:3000$/)]);
});

test('copies lie in a volume of their own, and are made by the image that can', () => {
  const { backup } = services;
  expect(backup).toMatchObject({ build: { target: 'backup' }, networks: ['database'], volumes: [`copies:${readConfig(environmentOf(backup!)).backups.folder}`] });
  expect(Object.values(services).filter(({ volumes = [] }) => volumes.some((volume) => volume.startsWith('copies:')))).toEqual([backup]);
  const [, clients] = /^FROM slooze AS backup\n[^]*?^ARG POSTGRES=(\d+)$/m.exec(read('Dockerfile'))!;
  expect(services.postgres!.image).toMatch(new RegExp(`^postgres:${clients}-`));
});
