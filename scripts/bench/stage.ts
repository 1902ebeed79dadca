import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { startEmbeddedPostgres } from '../../db/embedded';
import { inProject } from '../process.mjs';
import { type Contender, startContender } from './contender';
import type { Operation, ReferenceName } from './operations';
import type { Recorded } from './references/reference';
import type { Contenders } from './rounds';
import { assertSameAnswers } from './same-answers';
import { openWorld, record, type World } from './world';

const ENTRIES: Record<ReferenceName, string> = { bare: 'bare.ts', sql: 'sql.ts', document: 'document.tsx' };

// One person sends what thousands would, so the budget of one person must not be what is measured.
const SETTINGS = { API_REQUESTS_PER_MINUTE: '100000000' };

/** Everything that was started, ended in the opposite order however the bench ends. */
export class Stage {
  private readonly endings: (() => Promise<unknown>)[] = [];
  private ending: Promise<void> | undefined;

  /** Starts Slooze as `npm start` does, on a database of its own unless told another, and signs the demo people in. */
  async startProduct(dataDir?: string, settings: Record<string, string> = {}): Promise<{ product: Contender; world: World; databaseUrl: string }> {
    const folder = dataDir ?? (await this.emptyFolder());
    const product = this.keep(await startContender('Slooze', inProject('build/server.js'), { ...SETTINGS, ...settings, DATA_DIR: folder }));
    const postgres = await startEmbeddedPostgres({ dataDir: folder });
    this.endings.push(() => postgres.stop());
    const world = await openWorld(product.origin, postgres.ownerUrl);
    this.endings.push(() => world.close());
    return { product, world, databaseUrl: postgres.url };
  }

  /** Seconds from starting Slooze on a data folder to its being ready; it is ended again. */
  async timeStart(dataDir: string): Promise<number> {
    const begun = performance.now();
    const product = await startContender('Slooze', inProject('build/server.js'), { DATA_DIR: dataDir });
    const seconds = (performance.now() - begun) / 1000;
    await product.stop();
    return seconds;
  }

  /** A data folder that is removed at the end. */
  emptyFolder(): Promise<string> {
    return this.folder(os.tmpdir(), 'slooze-bench-');
  }

  /** Starts the reference servers that these operations are compared with. */
  async startReferences(operations: Operation[], product: Contender, world: World, databaseUrl: string): Promise<Contenders['references']> {
    const names = [...new Set(operations.flatMap(({ references }) => references))];
    mkdirSync(inProject('.cache'), { recursive: true });
    const outdir = await this.folder(inProject('.cache'), `bench-${process.pid}-`);
    const answers = path.join(outdir, 'recorded.json');
    writeFileSync(answers, JSON.stringify(await recordAll(operations, product, world)));
    const settings = { RECORDED: answers, DATABASE_URL: databaseUrl };
    const entryPoints = names.map((name) => inProject('scripts/bench/references', ENTRIES[name]));
    await build({ entryPoints, outdir, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', jsx: 'automatic', outExtension: { '.js': '.mjs' } });
    const references: Contenders['references'] = {};
    for (const name of names) {
      references[name] = this.keep(await startContender(name, path.join(outdir, `${path.parse(ENTRIES[name]).name}.mjs`), settings));
    }
    if (references.sql) await assertSameAnswers(operations, product, references.sql, world);
    return references;
  }

  /** Ends and removes everything; a second call waits for the first. */
  end(): Promise<void> {
    return (this.ending ??= this.endAll());
  }

  private async endAll(): Promise<void> {
    for (let ending = this.endings.pop(); ending; ending = this.endings.pop()) {
      await ending().catch((error: unknown) => console.error('Something could not be ended:', error));
    }
  }

  private keep(contender: Contender): Contender {
    this.endings.push(() => contender.stop());
    return contender;
  }

  private async folder(parent: string, prefix: string): Promise<string> {
    const folder = await mkdtemp(path.join(parent, prefix));
    this.endings.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    return folder;
  }
}

async function recordAll(operations: Operation[], product: Contender, world: World): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  for (const operation of operations.filter(({ references }) => references.includes('bare'))) {
    await operation.prepare?.(world);
    recorded.push(await record(product.origin, operation.method, operation.path, operation.request(world, 0)));
  }
  return recorded;
}
