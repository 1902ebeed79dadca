import { spawn } from 'node:child_process';
import path from 'node:path';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {...string} parts */
export const inProject = (...parts) => path.join(root, ...parts);

/** Something a person can put right; its message says how, and no stack trace belongs to it. */
export class Refusal extends Error {}

/**
 * Runs a program in the project's folder, either showing what it says or keeping it for the caller. When we are told to
 * end, it is told too, and we end after it.
 * @param {string} program
 * @param {string[]} args
 * @param {{ show: boolean, env?: Record<string, string | undefined> }} options `env` is added to our own environment
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { show, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      // npm is a batch file there.
      shell: process.platform === 'win32' && program === 'npm',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
    let told = false;
    const end = (signal) => {
      told = true;
      child.kill(signal);
    };
    process.on('SIGTERM', end).on('SIGINT', end);
    child.once('error', (error) => {
      output += error.message;
      child.emit('close', 127);
    });
    child.once('close', (code) => {
      process.off('SIGTERM', end).off('SIGINT', end);
      if (told) process.exit(130);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Says what is being done, does it, and says how long it took.
 * @param {string} doing for example "Building"
 * @param {string} done for example "Built"
 * @param {() => Promise<unknown>} work
 */
export async function timed(doing, done, work) {
  console.log(`${doing} …`);
  const begun = performance.now();
  await work();
  console.log(`${done} in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
}

/**
 * Runs a script's main function if the script itself was started, and turns a Refusal into its sentence and exit code 1.
 * @param {string} url the script's import.meta.url
 * @param {() => Promise<unknown>} main
 */
export async function asScript(url, main) {
  if (!process.argv[1] || realpathSync(process.argv[1]) !== fileURLToPath(url)) return;
  process.chdir(root);
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Refusal ? `\n${error.message}` : error);
    process.exit(1);
  }
}
