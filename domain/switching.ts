import type { Model, ModelStatic } from 'sequelize';
import type { AuditAction, Audited } from '../db';
import { actingAs } from './acting-as';
import { recordAudit } from './audit';
import { lockChosen } from './chosen-rows';
import { type Ability, authorize } from './rules/policy';
import type { Viewer } from './rules/viewer';

type Switchable = Model & { id: string; country: string };

interface Switch<M extends Switchable> {
  model: ModelStatic<M>;
  ability: Ability;
  thing: string;
  /** The boolean column. */
  column: keyof M & string;
  objectType: Audited;
  /** What the audit trail calls it. */
  on: AuditAction;
  off: AuditAction;
  /** Refuses, before anything is written to the row. */
  judge?(row: M, isOn: boolean): void;
  /** What goes with it, in the same transaction. */
  follow?(row: M, isOn: boolean): Promise<void>;
  /** The last look after all rows are written. */
  settle?(): Promise<void>;
}

/** Switches a column of chosen rows, all or none, passing over those that stand so already. Answers how many changed. */
export async function switchRows<M extends Switchable>(viewer: Viewer, ids: readonly string[], isOn: boolean, { model, column, ...act }: Switch<M>): Promise<number> {
  authorize(viewer, act.ability);
  return actingAs(viewer, async () => {
    const changed = (await lockChosen(model, viewer, { ...act, ids })).filter((row) => row[column] !== isOn);
    for (const row of changed) {
      act.judge?.(row, isOn);
      await row.update({ [column]: isOn } as never);
      await act.follow?.(row, isOn);
      await recordAudit(viewer, {
        action: isOn ? act.on : act.off,
        objectType: act.objectType,
        objectId: row.id,
        country: row.country,
        before: { [column]: !isOn },
        after: { [column]: isOn },
      });
    }
    await act.settle?.();
    return changed.length;
  });
}
