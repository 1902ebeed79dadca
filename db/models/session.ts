import { DataTypes, Model, Op, type Sequelize } from 'sequelize';
import { createdAt, id, reference } from './columns';
import { idsInCountry } from './in-country';
import type { Viewpoint } from './viewpoint';

/**
 * A signed-in browser or program, found by the SHA-256 of its token: a stolen table opens nothing. `id` names it to people
 * who end it, and opens nothing either.
 */
export class Session extends Model {
  declare id: string;
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
      id: id(),
      tokenHash: { type: DataTypes.BLOB, allowNull: false },
      userId: reference('api_user'),
      createdAt: createdAt(),
      lastSeenAt: createdAt(),
      expiresAt: { type: DataTypes.DATE(3), allowNull: false },
      ip: { type: DataTypes.TEXT },
      userAgent: { type: DataTypes.TEXT },
    },
    {
      sequelize,
      modelName: 'Session',
      tableName: 'api_session',
      scopes: {
        everywhere: () => ({}),
        country: (viewer: Viewpoint) => ({ where: { userId: { [Op.in]: idsInCountry(sequelize, 'api_user', viewer) } } }),
        self: (viewer: Viewpoint) => ({ where: { userId: viewer.id } }),
      },
    },
  );
}
