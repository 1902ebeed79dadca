import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read, readYaml } from './files';

interface Step {
  uses?: string;
  run?: string;
}
interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { 'timeout-minutes': number; strategy?: { matrix: Record<string, string[]> }; steps: Step[] }>;
}

const workflows = readdirSync('.github/workflows').map((file) => [file, readYaml<Workflow>(`.github/workflows/${file}`)] as const);
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);

test.each(workflows)('%s may read the sources and nothing else, takes pinned actions and ends by itself', (_file, workflow) => {
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(stepsOf(workflow).flatMap(({ uses }) => uses ?? []).filter((uses) => !/^actions\/[\w-]+@v\d+\.\d+\.\d+$/.test(uses))).toEqual([]);
  for (const [name, job] of Object.entries(workflow.jobs)) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
});

test.each(workflows)('%s runs scripts and files that are there', (_file, workflow) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const words = stepsOf(workflow).map(({ run = '' }) => run).join('\n');
  const run = [...words.matchAll(/npm run (?:--\w+ )?([\w:-]+)/g)].map(([, name]) => name!);
  expect(run.filter((name) => !(name in scripts))).toEqual([]);
  const files = [...words.matchAll(/\b(?:node|cd) ((?:deploy|scripts)\/\S+)/g)].map(([, file]) => file!);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  const tested = [.../^npm test -- (.*)$/m.exec(words)![1]!.split(' ')];
  expect(tested.filter((start) => !existsSync(start) && !existsSync(`${start}.test.ts`))).toEqual([]);
});

test('the oldest Node.js that is promised and the one in the image are tried', () => {
  const [, workflow] = workflows.find(([file]) => file === 'ci.yml')!;
  const tried = workflow.jobs.test!.strategy!.matrix.node!;
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
  expect(`>=${tried[0]}`).toBe(engines.node);
  expect(tried).toContain(/^FROM node:(\d+)\./m.exec(read('Dockerfile'))![1]);
});

test('the database of compose is one of the tried ones', () => {
  const [, workflow] = workflows.find(([file]) => file === 'ci.yml')!;
  const [, major] = /image: postgres:(\d+)/.exec(read('docker-compose.yml'))!;
  expect(workflow.jobs.postgres!.strategy!.matrix.postgres).toContain(major);
});

test('the licence every package file names is the one that lies here', () => {
  const { license } = JSON.parse(read('package.json')) as { license: string };
  expect(read('LICENSE').startsWith(`${license} License`)).toBe(true);
  expect(read('Dockerfile')).toContain(`licenses="${license}"`);
});

test('forms for issues can be read', () => {
  for (const file of readdirSync('.github/ISSUE_TEMPLATE')) expect(readYaml(`.github/ISSUE_TEMPLATE/${file}`), file).toBeTypeOf('object');
  expect(readYaml('.github/dependabot.yml')).toMatchObject({ version: 2 });
});
