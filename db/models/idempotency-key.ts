import { DataTypes, Model, type Sequelize } from 'sequelize';
import { createdAt, reference } from './columns';

/** The outcome of a request somebody may repeat: same key and same request give the same outcome. */
export class IdempotencyKey extends Model {
  declare userId: string;
  declare key: string;
  declare requestHash: Buffer;
  declare outcome: unknown;
  declare createdAt: Date;
}

export function defineIdempotencyKey(sequelize: Sequelize): void {
  IdempotencyKey.init(
    {
      userId: { ...reference('api_user'), primaryKey: true },
      key: { type: DataTypes.TEXT, primaryKey: true },
      requestHash: { type: DataTypes.BLOB, allowNull: false },
      outcome: { type: DataTypes.JSONB, allowNull: false },
      createdAt: createdAt(),
    },
    { sequelize, modelName: 'IdempotencyKey', tableName: 'api_idempotencykey' },
  );
}
