import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { whileLocked } from './lock.mjs';
import { inProject, Refusal, run, timed } from './process.mjs';

const LOCKFILE = inProject('package-lock.json');
const STAMP = inProject('node_modules/.installed-from');

/** Installs the packages of package-lock.json, unless exactly those are there already. Throws a Refusal. */
export async function ensureInstalled() {
  const wanted = createHash('sha256').update(readFileSync(LOCKFILE)).digest('hex');
  if (readOrNull(STAMP) === wanted) return;
  await whileLocked(inProject('.cache/install.lock'), 'installing packages', async () => {
    if (readOrNull(STAMP) === wanted) return;
    if (!isInstalledByHand()) await timed('Installing packages, which takes about a minute the first time', 'Installed', install);
    writeFileSync(STAMP, wanted);
  });
}

/** Somebody may have run npm themselves: its own record of what it installed then agrees with package-lock.json. */
function isInstalledByHand() {
  const record = readOrNull(inProject('node_modules/.package-lock.json'));
  if (record === null) return false;
  const installed = JSON.parse(record).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(LOCKFILE, 'utf8')).packages);
  return wanted.every(
    ([name, { version, optional, devOptional, peer }]) =>
      name === '' || optional || devOptional || peer || installed[name]?.version === version,
  );
}

async function install() {
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [program, ...args] = [...npm, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const { code, output } = await run(program, args, { show: false, env: { NODE_ENV: 'development' } });
  if (code !== 0) throw new Refusal(`${output}\nInstalling packages failed: ${explain(output)}`);
}

/** @param {string} output what npm said */
function explain(output) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network/i.test(output)) {
    return 'the npm registry could not be reached. Check the network (or the proxy settings) and run this again.';
  }
  if (/EACCES|EPERM|EROFS/.test(output)) return `${inProject('node_modules')} cannot be written. Give the folder to the user running this.`;
  if (/ENOSPC/.test(output)) return 'the disk is full. Slooze needs about 650 MB for its packages.';
  if (/ENOENT/.test(output)) return 'npm was not found. It comes with Node.js; see https://nodejs.org.';
  return 'npm says why above.';
}

/** @param {string} file */
function readOrNull(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
