import { existsSync } from 'node:fs';
import { findChromium } from '../test/chromium.mjs';
import { inProject, Refusal, run, timed } from './process.mjs';

/** Finds Chromium for the browser tests, or installs one. Throws a Refusal that says how to get one. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) await timed('Installing Chromium with apt-get', 'apt-get ended', installWithApt);
  if (!findChromium()) {
    await timed("Installing Chromium with Playwright's installer", 'The installer ended', () => installWithPlaywright(isRoot));
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Refusal(
    'The browser tests need Chromium, and none was found or could be installed. Install it (Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium), or name one you have: CHROMIUM_PATH=/path/to/chrome npm test',
  );
}

async function installWithApt() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { show: true, env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { show: true, env });
}

/** @param {boolean} isRoot who may also install the libraries it needs */
async function installWithPlaywright(isRoot) {
  const cli = inProject('node_modules/playwright-core/cli.js');
  const withLibraries = isRoot && process.platform === 'linux' ? ['--with-deps'] : [];
  await run(process.execPath, [cli, 'install', ...withLibraries, 'chromium'], { show: true });
}
