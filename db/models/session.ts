import { DataTypes, Model, type Sequelize } from 'sequelize';
import { createdAt, reference } from './columns';

/** A signed-in browser or program. Keyed by the SHA-256 of its token: a stolen table opens nothing. */
export class Session extends Model {
  declare tokenHash: Buffer;
  declare userId: string;
  declare createdAt: Date;
  declare lastSeenAt: Date;
  declare expiresAt: Date;
  declare ip: string | null;
  declare userAgent: string | null;
}

export function defineSession(sequelize: Sequelize): void {
  Session.init(
    {
      tokenHash: { type: DataTypes.BLOB, primaryKey: true },
      userId: reference('api_user'),
      createdAt: createdAt(),
      lastSeenAt: createdAt(),
      expiresAt: { type: DataTypes.DATE(3), allowNull: false },
      ip: { type: DataTypes.TEXT },
      userAgent: { type: DataTypes.TEXT },
    },
    { sequelize, modelName: 'Session', tableName: 'api_session' },
  );
}
