import './node-version.mjs';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { ensurePostgres } from './postgres.mjs';
import { asScript, inProject, Refusal, run } from './process.mjs';

const RESULTS = inProject('test/results/vitest.json');

await asScript(import.meta.url, async () => {
  const filters = process.argv.slice(2);
  await ensureInstalled();
  const chromium = await ensureChromium().catch(told);
  await ensurePostgres().catch(told);
  const results = chromium ? [] : [{ passed: 0, failed: 1 }];
  if (filters.length === 0) {
    results.push(await check('Types', ['node_modules/typescript/bin/tsc', '--noEmit']));
    results.push(await check('Lint', ['node_modules/eslint/bin/eslint.js', '.']));
    results.push(await check('Build', ['scripts/build.mjs']));
  }
  results.push(await vitest(filters, chromium ?? undefined));

  const passed = sum(results.map((result) => result.passed));
  const failed = sum(results.map((result) => result.failed));
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});

/**
 * The rest is tested all the same, when a person has to install something.
 * @param {unknown} error
 */
function told(error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  return null;
}

/**
 * One tool that passes or fails as a whole.
 * @param {string} name
 * @param {[string, ...string[]]} command
 */
async function check(name, [script, ...args]) {
  console.log(`\n── ${name}`);
  const { code } = await run(process.execPath, [inProject(script), ...args], { show: true });
  console.log(code === 0 ? `${name}: passed` : `${name}: FAILED`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/**
 * @param {string[]} filters
 * @param {string | undefined} chromium
 */
async function vitest(filters, chromium) {
  console.log('\n── Tests');
  mkdirSync(inProject('test/results'), { recursive: true });
  rmSync(RESULTS, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`];
  const { code } = await run(process.execPath, [inProject('node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...filters], {
    show: true,
    env: { NODE_ENV: 'test', CHROMIUM_PATH: chromium },
  });
  return count(code);
}

/**
 * Whatever did not plainly pass has failed: a test, a file that could not be loaded, a test that was left out, and a run
 * that ended badly without saying which of them it was.
 * @param {number} code vitest's exit code
 */
function count(code) {
  let report;
  try {
    report = JSON.parse(readFileSync(RESULTS, 'utf8'));
  } catch {
    console.error('Vitest ended without a report, which counts as a failure.');
    return { passed: 0, failed: 1 };
  }
  const leftOut = report.numPendingTests + report.numTodoTests;
  if (leftOut > 0) console.error(`${leftOut} tests were skipped, which counts as failures.`);
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  for (const { name } of unloaded) console.error(`${name} failed as a whole, which counts as a failure.`);
  const failed = report.numFailedTests + leftOut + unloaded.length;
  if (failed === 0 && code !== 0) console.error(`Vitest ended with exit code ${code}, which counts as a failure.`);
  return { passed: report.numPassedTests, failed: failed || (code === 0 ? 0 : 1) };
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
