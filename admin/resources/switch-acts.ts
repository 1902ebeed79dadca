import type { Ability } from '../../domain/rules/policy';
import type { Viewer } from '../../domain/rules/viewer';
import { bulkAct, recordAct } from '../acts';
import type { OfficeActions } from '../office-action';

interface Switching {
  ability: Ability;
  /** One and many, as people call them. */
  things: readonly [string, string];
  /** What deactivating means. */
  warning: string;
  perform(viewer: Viewer, ids: readonly string[], isActive: boolean): Promise<number>;
}

/** Activating and deactivating, one row or those chosen in a list. */
export const switchActs = (switching: Switching): OfficeActions => ({ ...acts(switching, true), ...acts(switching, false) });

function acts({ ability, things: [one, many], warning, perform }: Switching, isActive: boolean): OfficeActions {
  const verb = isActive ? 'activate' : 'deactivate';
  const Verb = isActive ? 'Activate' : 'Deactivate';
  const common = { ability, icon: isActive ? 'Play' : 'Pause', isDanger: !isActive };
  const intro = (what: string) => `${Verb} ${what}?${isActive ? '' : ` ${warning}`}`;
  const done = (count: number) => (count === 0 ? `Nothing changed: ${one} was ${verb}d already.` : `${Verb}d ${count === 1 ? `one ${one}` : `${count} ${many}`}.`);
  return {
    [verb]: recordAct({
      ...common,
      isVisible: (row) => row.isActive !== isActive,
      describe: () => ({ intro: intro(`this ${one}`), button: Verb }),
      perform: async ({ id }, _answer, viewer) => done(await perform(viewer, [String(id)], isActive)),
    }),
    [`${verb}Chosen`]: bulkAct({
      ...common,
      describe: (ids) => ({ intro: intro(ids.length === 1 ? `this ${one}` : `these ${ids.length} ${many}`), button: Verb }),
      perform: async (ids, _answer, viewer) => done(await perform(viewer, ids, isActive)),
    }),
  };
}
