import { DataTypes, Model, type Sequelize } from 'sequelize';
import { createdAt } from './columns';
import type { Viewpoint } from './viewpoint';

/** Every business act, `thing.verb`; the back office filters by them. */
export const AUDIT_ACTIONS = [
  'cart.add', 'cart.change', 'cart.remove', 'cart.clear', 'cart.accept-prices',
  'order.place', 'order.cancel',
  'payment-method.add', 'payment-method.delete',
  'restaurant.add', 'restaurant.change', 'restaurant.delete', 'restaurant.activate', 'restaurant.deactivate',
  'dish.add', 'dish.change', 'dish.delete', 'dish.sell-out', 'dish.back-on-menu', 'dish.change-price',
  'user.add', 'user.change', 'user.delete', 'user.rename', 'user.activate', 'user.deactivate', 'user.change-password', 'user.set-password',
  'session.end', 'session.end-all',
  'country.add', 'country.change', 'country.delete',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDITED = ['cart', 'order', 'payment-method', 'restaurant', 'dish', 'user', 'country'] as const;
export type Audited = (typeof AUDITED)[number];

/** One row for every write of business data, in the same transaction; never changed afterwards. */
export class AuditLog extends Model {
  declare id: string;
  declare createdAt: Date;
  declare actorId: string | null;
  declare actorEmail: string | null;
  declare action: AuditAction;
  declare objectType: Audited;
  declare objectId: string;
  declare country: string;
  declare before: unknown;
  declare after: unknown;
  declare requestId: string | null;
}

export function defineAuditLog(sequelize: Sequelize): void {
  AuditLog.init(
    {
      id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
      createdAt: createdAt(),
      actorId: { type: DataTypes.UUID },
      actorEmail: { type: DataTypes.TEXT },
      action: { type: DataTypes.ENUM(...AUDIT_ACTIONS), allowNull: false },
      objectType: { type: DataTypes.ENUM(...AUDITED), allowNull: false },
      objectId: { type: DataTypes.TEXT, allowNull: false },
      country: { type: DataTypes.TEXT, allowNull: false },
      before: { type: DataTypes.JSONB },
      after: { type: DataTypes.JSONB },
      requestId: { type: DataTypes.TEXT },
    },
    {
      sequelize,
      modelName: 'AuditLog',
      tableName: 'api_auditlog',
      scopes: { everywhere: () => ({}), country: (viewer: Viewpoint) => ({ where: { country: viewer.country.name } }) },
    },
  );
}
