import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { PINNED, PROGRAMS, read } from './files';

const dockerfile = read('Dockerfile');
const stages = [...dockerfile.matchAll(/^FROM (\S+)(?: AS (\w+))?/gm)].map(([, from, name]) => ({ from: from!, name }));

/** What a stage says, by its name. */
const stageOf = (name: string) => dockerfile.split(/^(?=FROM )/m).find((stage) => stage.split('\n', 1)[0]!.endsWith(` AS ${name}`))!;

/** The words of the last CMD, or of the one after HEALTHCHECK. */
const commandAfter = (start: RegExp) => JSON.parse(start.exec(dockerfile)![1]!) as string[];

test('the image is made from one pinned Node.js of the long-term kind', () => {
  const foreign = stages.filter(({ from }) => !stages.some(({ name }) => name === from)).map(({ from }) => from);
  expect(foreign).toEqual([expect.stringMatching(PINNED)]);
  const major = Number(/^node:(\d+)\./.exec(foreign[0]!)![1]);
  expect(major % 2).toBe(0);
});

test('the image runs as a number that is not root, and starts a program the build makes', () => {
  for (const stage of ['slooze', 'backup']) expect(stageOf(stage).match(/^USER .*$/gm)!.at(-1), stage).toBe('USER 1000:1000');
  const started = [...dockerfile.matchAll(/^CMD (\[.*\])$/gm)].map(([, words]) => JSON.parse(words!) as string[]);
  expect(started.map(([node]) => node)).toEqual(['node', 'node']);
  expect(started.map((words) => words.at(-1))).toEqual(['build/server.js', 'build/backup.js']);
  expect(PROGRAMS).toEqual(expect.arrayContaining(started.map((words) => words.at(-1))));
});

test('the image of the server comes without client programs', () => {
  expect(stages.at(-1)).toEqual({ from: 'slooze', name: undefined });
  expect(stageOf('slooze')).not.toContain('apt-get');
});

test('the image gives Node the memory that npm start gives it', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
  const [limit] = /--max-old-space-size=\d+/.exec(scripts.start)!;
  expect(commandAfter(/^CMD (\[.*\])$/m)).toContain(limit);
});

test('image, compose and Kubernetes are of the version in package.json', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(dockerfile).toContain(`ARG VERSION=${version}\n`);
  expect(read('docker-compose.yml')).toContain(`image: slooze:\${SLOOZE_VERSION:-${version}}\n`);
  expect(read('deploy/kubernetes/overlays/example/kustomization.yaml')).toContain(`newTag: ${version}\n`);
  expect(read('docker-compose.yml')).toContain(`image: slooze-backup:\${SLOOZE_VERSION:-${version}}\n`);
  expect(read('deploy/kubernetes/base/backup.yaml')).toContain(`image: slooze-backup:${version}\n`);
  for (const file of ['deployment', 'migration']) expect(read(`deploy/kubernetes/base/${file}.yaml`)).toContain(`image: slooze:${version}\n`);
});

test('no secret and none of a developer’s files go into the image', () => {
  const left = read('.dockerignore').split('\n');
  expect(left).toEqual(expect.arrayContaining(['.env', '.env.*', '.git', '.data', 'node_modules', 'build']));
  expect(dockerfile).not.toMatch(/^(ARG|ENV).*(PASSWORD|SECRET|TOKEN|DATABASE_URL)/m);
});

test.each([
  [200, 0],
  [503, 1],
])('a Slooze that answers %i is told apart by the health check', async (status, code) => {
  const asked: string[] = [];
  const server = createServer((req, res) => {
    asked.push(req.url!);
    res.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const [, ...args] = commandAfter(/^HEALTHCHECK[^\n]*\\\n\s*CMD (\[.*\])$/m);
  const check = spawn(process.execPath, args, { env: { ...process.env, PORT: String((server.address() as AddressInfo).port) } });
  expect(await new Promise((resolve) => check.once('exit', resolve))).toBe(code);
  expect(asked).toEqual(['/health']);
  server.close();
});
