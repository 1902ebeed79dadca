/**
 * Takes pictures of the built Slooze in a demo world of its own, with a few orders and filled carts:
 *   npm run screenshots              every page, light and dark, at three widths, into .cache/screenshots
 *   npm run screenshots -- folder    the same, into that folder
 *   npm run screenshots -- --readme  the few that README.md shows, into docs/screenshots
 *   npm run screenshots -- --torture [folder]
 *                                    what is hard to lay out (names, texts, prices and menus at their limits) in a world
 *                                    of its own, also 320 wide and at 200 %, into .cache/screenshots/torture
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../test/chromium.mjs';
import { startEmbeddedPostgres } from '../db/embedded';
import { fillWorld } from './demo-world';
import { CHOSEN, FRAMES, type Frame, type Sight, type View, everyView, sights } from './sights';
import { tortureSights } from './torture-sights';
import { fillTortureWorld } from './torture-world';

/** What is to be seen, and the session of everybody who sees it. */
interface Gallery {
  tokens: ReadonlyMap<string, string>;
  all: Sight<string>[];
  views: View[];
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { readme: { type: 'boolean', default: false }, torture: { type: 'boolean', default: false } } });
  const executablePath = findChromium();
  if (!existsSync('build/server.js')) throw new Error('There is no build yet: npm run build');
  if (!executablePath) throw new Error('There is no Chromium here: `npm test` installs one, or name yours in CHROMIUM_PATH.');
  const folder = values.readme ? 'docs/screenshots' : (positionals[0] ?? (values.torture ? '.cache/screenshots/torture' : '.cache/screenshots'));
  await mkdir(folder, { recursive: true });

  await withServer(async (origin, ownerUrl) => {
    const { tokens, all, views } = values.torture ? await torture(ownerUrl) : await demo(ownerUrl, values.readme);
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
    const atOnce = pLimit(3);
    const shoot = async ([name, theme, frame]: View) => {
      const [, who, address] = all.find((sight) => sight[0] === name)!;
      const { width, height, zoom }: Frame = FRAMES[frame];
      const context = await browser.newContext({ baseURL: origin, viewport: { width, height }, deviceScaleFactor: zoom });
      await context.addCookies([{ name: 'theme', value: theme, url: origin }]);
      if (who) await context.addCookies([{ name: 'auth_token', value: tokens.get(who)!, url: origin }]);
      const page = await context.newPage();
      // The back office draws first and asks for its rows afterwards.
      const rows = /^\/admin(?!.*\/(new|importCsv)$)/.test(address) ? page.waitForResponse(/\/admin\/api\//) : null;
      await page.goto(address, { waitUntil: 'networkidle' });
      await rows;
      await page.evaluate(untilStill);
      if (!values.readme) await page.setViewportSize({ width, height: await page.evaluate(fullHeight) });
      await page.evaluate(drawEveryImage);
      await page.screenshot({ path: path.join(folder, `${name}-${theme}-${frame}.png`), animations: 'disabled' });
      await context.close();
    };
    await Promise.all(views.map((view) => atOnce(() => shoot(view))));
    await browser.close();
    process.stdout.write(`${views.length} pictures in ${folder}\n`);
  });
}

async function demo(ownerUrl: string, isChosen: boolean): Promise<Gallery> {
  const world = await fillWorld(ownerUrl);
  const all = sights(world);
  return { ...world, all, views: isChosen ? CHOSEN : everyView(all, ['360', '768', '1280']) };
}

async function torture(ownerUrl: string): Promise<Gallery> {
  const world = await fillTortureWorld(ownerUrl);
  const all = tortureSights(world);
  return { ...world, all, views: everyView(all, ['320', '360', '768', '1280', '1280-zoomed']) };
}

/** Runs `work` on a freshly started server with a database of its own in the temp folder, and leaves neither behind. */
async function withServer(work: (origin: string, ownerUrl: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'slooze-screenshots-'));
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  const env = { PATH, HOME, TMPDIR, SystemRoot, NODE_ENV: 'production' as const, PORT: '0', DATA_DIR: dataDir };
  const server = spawn(process.execPath, ['build/server.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  process.once('exit', () => server.kill()).once('SIGTERM', () => process.exit(1));
  try {
    const [, origin = ''] = await new Promise<RegExpExecArray>((resolve, reject) => {
      let said = '';
      server.stdout.on('data', (chunk: Buffer) => {
        const found = /ready at (\S+)/.exec((said += chunk.toString()));
        if (found) resolve(found);
      });
      void ended.then(() => reject(new Error('The server did not start.')));
    });
    // Joins the one the server has started.
    const postgres = await startEmbeddedPostgres({ dataDir });
    await work(origin, postgres.ownerUrl);
    await postgres.stop();
  } finally {
    server.kill();
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  }
}


/** Runs in the page: nothing has changed for a while. */
function untilStill(): Promise<void> {
  return new Promise((resolve) => {
    let waiting = setTimeout(resolve, 400);
    new MutationObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(resolve, 400);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
}

/** Runs in the page: bars at the edges of the window belong at the edges of the picture, so the window is made to fit. */
function fullHeight(): number {
  return Math.max(...Array.from(document.querySelectorAll('html, main, section'), (part) => part.scrollHeight));
}

/** Runs in the page: pictures below the fold are loaded only when somebody scrolls there. */
async function drawEveryImage(): Promise<void> {
  for (const image of document.images) image.loading = 'eager';
  await Promise.all([document.fonts.ready, ...Array.from(document.images, (image) => image.decode().catch(() => undefined))]);
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
process.exit(0);
