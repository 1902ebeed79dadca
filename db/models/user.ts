import { DataTypes, Model, type Sequelize } from 'sequelize';
import { createdAt, id, reference } from './columns';
import type { Viewpoint } from './viewpoint';

export class User extends Model {
  declare id: string;
  declare email: string;
  declare name: string;
  /** An argon2id hash; no door ever reads it. */
  declare password: string;
  declare role: 'admin' | 'manager' | 'member';
  declare country: string;
  declare isActive: boolean;
  declare isStaff: boolean;
  declare isSuperuser: boolean;
  declare createdAt: Date;
}

export function defineUser(sequelize: Sequelize): void {
  User.init(
    {
      id: id(),
      email: { type: DataTypes.TEXT, allowNull: false, unique: true, validate: { isEmail: true, isLowercase: true } },
      name: { type: DataTypes.TEXT, allowNull: false, validate: { len: [1, 100] } },
      password: { type: DataTypes.TEXT, allowNull: false, validate: { is: /^\$argon2id\$/ } },
      role: { type: DataTypes.ENUM('admin', 'manager', 'member'), allowNull: false },
      country: reference('api_country', 'name'),
      isActive: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
      isStaff: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      isSuperuser: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      createdAt: createdAt(),
    },
    {
      sequelize,
      modelName: 'User',
      tableName: 'api_user',
      scopes: {
        everywhere: () => ({}),
        country: (viewer: Viewpoint) => ({ where: { country: viewer.country.name } }),
        self: (viewer: Viewpoint) => ({ where: { id: viewer.id } }),
      },
    },
  );
}
