import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Caller } from './caller';
import { Database } from './database';
import { mountDisk } from './disk';
import { Instance, type InstanceOptions } from './instance';
import { type Accounts, settle } from './ledger-check';
import { type Doing, type Load, startLoad } from './load';
import { Outcomes } from './outcomes';
import { freePort } from '../ports';

// One person sends what thousands would, so the budget of one person must not be what is met.
const SETTINGS = { DEMO_DATA: 'true', API_REQUESTS_PER_MINUTE: '100000000', API_GUEST_REQUESTS_PER_MINUTE: '100000000' };

export interface SceneOptions {
  instances?: number;
  /** Environment of the instances. */
  settings?: Record<string, string>;
  /** Settings of PostgreSQL. */
  database?: Record<string, string | number>;
  /** The data lies on a disk of its own, of this size. */
  diskMegabytes?: number;
  /** Told of the scene before anything is started, so that it can be closed whatever happens. */
  track?: (scene: Scene) => void;
}

/** A database, instances of the built Slooze on it, and everything else that has to end with them. */
export class Scene {
  readonly outcomes = new Outcomes();
  readonly instances: Instance[] = [];
  database!: Database;
  dataDir!: string;
  private readonly endings: (() => unknown)[] = [];
  private ending: Promise<void> | undefined;

  static async open({ instances = 1, settings = {}, database = {}, diskMegabytes, track }: SceneOptions = {}): Promise<Scene> {
    const scene = new Scene();
    track?.(scene);
    try {
      scene.dataDir = await scene.folder();
      if (diskMegabytes) scene.atEnd(mountDisk(scene.dataDir, diskMegabytes));
      scene.database = await Database.open(scene.dataDir, database);
      scene.atEnd(() => scene.database.close());
      for (let count = 0; count < instances; count++) await scene.addInstance({ settings });
      return scene;
    } catch (error) {
      await scene.close();
      throw error;
    }
  }

  get instance(): Instance {
    return this.instances[0]!;
  }

  /** Starts one more instance and waits until it is well. */
  async addInstance({ settings, ...options }: Partial<InstanceOptions> = {}): Promise<Instance> {
    const port = options.port ?? (await freePort());
    // Forms are sent with the origin of the first, whichever answers them.
    const publicOrigin = this.instances[0]?.origin ?? `http://127.0.0.1:${port}`;
    const { url, ownerUrl } = this.database;
    const urls = { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, PUBLIC_ORIGIN: publicOrigin };
    const instance = await Instance.start({ ...options, port, settings: { ...SETTINGS, ...urls, ...settings } });
    this.instances.push(instance);
    this.atEnd(() => instance.stop());
    return instance;
  }

  /** Somebody who sends requests to all instances in turn, or to other origins. */
  caller(origins = this.instances.map(({ origin }) => origin), publicOrigin = origins[0]): Caller {
    const caller = new Caller(origins, this.outcomes, publicOrigin);
    this.atEnd(() => caller.close());
    return caller;
  }

  load(rate: number, { caller = this.caller(), doing }: { caller?: Caller; doing?: Doing } = {}): Promise<Load> {
    return startLoad(caller, rate, doing);
  }

  /** Ends a load and settles its accounts. */
  async settle(load: Load): Promise<Accounts> {
    await load.stop();
    return settle(load.ledger, this.database);
  }

  /** Lines of all logs that tell of a defect. */
  get complaints(): string[] {
    return this.instances.flatMap(({ complaints }) => complaints);
  }

  /** Done when the scene closes, the last first. */
  atEnd(ending: () => unknown): void {
    this.endings.push(ending);
  }

  /** A folder that is removed at the end. */
  async folder(): Promise<string> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'slooze-drill-'));
    this.atEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    return folder;
  }

  /** Ends and removes everything; a second call waits for the first. */
  close(): Promise<void> {
    return (this.ending ??= (async () => {
      for (let ending = this.endings.pop(); ending; ending = this.endings.pop()) {
        await Promise.resolve().then(ending).catch((error: unknown) => console.error('Something could not be ended:', error));
      }
    })());
  }
}
