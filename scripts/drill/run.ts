import { type Drill, NotRun, type Stage } from './drill';
import { Scene } from './scene';
import type { Result } from './table';

/** Runs one drill; whatever it started is ended when this resolves, however it went. */
export async function runDrill(drill: Drill, { isQuick, track }: { isQuick: boolean; track?: (scene: Scene) => void }): Promise<Result> {
  const begun = performance.now();
  const { id, fault, how } = drill;
  const scenes: Scene[] = [];
  const stage: Stage = {
    isQuick,
    // Those run beside the whole test suite.
    rate: isQuick ? 20 : 50,
    async open(options) {
      const scene = await Scene.open({ ...options, track });
      scenes.push(scene);
      return scene;
    },
  };
  const result = (outcome: Pick<Result, 'checks' | 'notRun'>): Result => ({ id, fault, how, ...outcome, seconds: (performance.now() - begun) / 1000 });
  try {
    return result({ checks: await drill.run(stage) });
  } catch (error) {
    if (!(error instanceof NotRun)) throw error;
    return result({ checks: [], notRun: error.message });
  } finally {
    for (const scene of scenes) await scene.close();
  }
}
