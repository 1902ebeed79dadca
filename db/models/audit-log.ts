import { DataTypes, Model, type Sequelize } from 'sequelize';
import { createdAt } from './columns';
import type { Viewpoint } from './viewpoint';

/** One row for every write of business data, in the same transaction; never changed afterwards. */
export class AuditLog extends Model {
  declare id: string;
  declare createdAt: Date;
  declare actorId: string | null;
  declare actorEmail: string | null;
  declare action: string;
  declare objectType: string;
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
      action: { type: DataTypes.TEXT, allowNull: false },
      objectType: { type: DataTypes.TEXT, allowNull: false },
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
