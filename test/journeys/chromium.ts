import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../chromium.mjs';
import { type RunningServer, startServer } from '../running-server';

const CLOSING_MS = 15_000;

/** A real browser in front of a real server; everything a page complains about fails the test. */
export interface Journeys {
  readonly server: RunningServer;
  /** Opens a fresh browser profile, as one person on one device. */
  open(options?: BrowserContextOptions): Promise<Page>;
}

/** Starts server and browser for a test file. A console error, a broken script or a request off our origin is a failure. */
export function useJourneys(): Journeys {
  let browser: Browser;
  let server: RunningServer;
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(), startServer()]);
  });
  afterEach(async () => {
    const closed = await Promise.all(contexts.map(closes));
    // What one test left in a browser that no longer answers must not reach the next one.
    if (closed.includes(false)) browser = await replace(browser);
    const heard = complaints;
    contexts = [];
    complaints = [];
    expect(heard, 'what the browser complained about').toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  return {
    get server() {
      return server;
    },
    async open(options = {}) {
      const context = await browser.newContext({ baseURL: server.origin, viewport: { width: 1280, height: 900 }, ...options });
      context.setDefaultTimeout(30_000);
      contexts.push(context);
      const page = await context.newPage();
      listen(page, server.origin, complaints);
      return page;
    },
  };
}

function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: run `npm test`, which installs one, or set CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
}

/** Closes a profile. False when the browser does not answer: Chromium now and then never ends closing a page that is going back. */
function closes(context: BrowserContext): Promise<boolean> {
  return Promise.race([context.close().then(() => true, () => false), delay(CLOSING_MS, false, { ref: false })]);
}

async function replace(browser: Browser): Promise<Browser> {
  await Promise.race([browser.close(), delay(CLOSING_MS, undefined, { ref: false })]);
  return launch();
}

function listen(page: Page, origin: string, complaints: string[]): void {
  // A page that answers 4xx on purpose is reported by the browser as a failed resource; the tests look at it themselves.
  // And a test that opens another page while data still arrives aborts it, as a person would by closing the tab.
  const isExpected = (text: string) =>
    /Failed to load resource: the server responded with a status of 4\d\d|AbortError: BodyStreamBuffer was aborted/.test(text);
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.text())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    if (!isExpected(`${error.name}: ${error.message}`)) complaints.push(`script: ${error.message}`);
  });
  page.on('request', (request) => {
    // Routes that are asked for one by one raced with the navigation that needed them, and left its page empty.
    if (request.url().includes('/__manifest')) complaints.push(`routes asked for one by one: ${request.url()}`);
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) complaints.push(`off our origin: ${request.url()}`);
  });
}

/** Signs somebody in by the form, the way people do. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/dashboard');
}

/** Waits until nothing moves or fades any more: half-way, colours are not those that people read. */
export async function stillness(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity));
}
