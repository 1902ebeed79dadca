import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { connect, disconnect } from '../db';
import { startEmbeddedPostgres } from '../db/embedded';
import { migrate } from '../db/migrate';
import { seed } from '../db/seed';
import { hashPassword } from '../domain/passwords';
import { DOORS } from '../test/isolation/doors';
import { openHouse } from '../test/isolation/house';
import { cellsOf, Matrix } from '../test/isolation/matrix';
import { reportPage } from '../test/isolation/report-page';
import { verdictOf } from '../test/isolation/verdict';

const FOLDER = 'docs/isolation';
const MOST_MINUTES = 5;
const QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Asks every question of the matrix in a demo world of its own, and writes what was answered as a page and as data. */
async function main(): Promise<void> {
  const late = setTimeout(() => fail(`The report was not done after ${MOST_MINUTES} minutes.`), MOST_MINUTES * 60_000);
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'slooze-isolation-'));
  const postgres = await startEmbeddedPostgres({ dataDir, settings: QUICK });
  try {
    await migrate(postgres.ownerUrl, postgres.url);
    connect({ url: postgres.url, poolSize: 2 });
    await seed(hashPassword);
    await disconnect();
    const house = await openHouse(postgres);
    const matrix = await Matrix.over(house);
    const verdict = verdictOf(await matrix.askAll(cellsOf(DOORS)));
    await house.close();
    const edition = await readEdition();
    await mkdir(FOLDER, { recursive: true });
    await writeFile(`${FOLDER}/report.html`, reportPage(verdict, edition));
    await writeFile(`${FOLDER}/report.json`, asJson({ ...edition, ...verdict }));
    const { questions, held, foreignRowsSeen } = verdict.totals;
    process.stdout.write(`${held} of ${questions} questions held, ${foreignRowsSeen} foreign rows seen: ${FOLDER}/report.html\n`);
    if (held < questions || house.complaints.length > 0) process.exitCode = 1;
    for (const line of house.complaints) process.stderr.write(line);
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
    clearTimeout(late);
  }
}

/** The version of package.json and the commit that is checked out; nothing of the machine. */
async function readEdition() {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  return { version, commit: commit(), date: new Date().toISOString().slice(0, 10) };
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}

/** One question a line: readable, and a change of one answer is a change of one line. */
const asJson = (report: { doors: { questions: object[] }[] }) =>
  `${JSON.stringify(report, null, 1).replace(/\{\s+"who": ([^}]*?)\s+\}/g, (_, inside: string) => `{ "who": ${inside.replace(/\s*\n\s*/g, ' ')} }`)}\n`;

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

await main().catch((error: unknown) => fail(error instanceof Error ? (error.stack ?? error.message) : String(error)));
process.exit(process.exitCode ?? 0);
