import { DataTypes, Model, type Sequelize } from 'sequelize';
import { createdAt, id, inheritedCountry, reference } from './columns';
import type { Viewpoint } from './viewpoint';

/** A card somebody may order with; only its last four digits are ever known. */
export class PaymentMethod extends Model {
  declare id: string;
  declare userId: string;
  declare country: string;
  declare cardLast4: string;
  declare type: 'credit' | 'debit';
  declare createdAt: Date;
}

export function definePaymentMethod(sequelize: Sequelize): void {
  PaymentMethod.init(
    {
      id: id(),
      userId: reference('api_user'),
      country: inheritedCountry(),
      cardLast4: { type: DataTypes.TEXT, allowNull: false, field: 'card_last4', validate: { is: /^[0-9]{4}$/ } },
      type: { type: DataTypes.ENUM('credit', 'debit'), allowNull: false },
      createdAt: createdAt(),
    },
    {
      sequelize,
      modelName: 'PaymentMethod',
      tableName: 'api_paymentmethod',
      scopes: {
        everywhere: () => ({}),
        country: (viewer: Viewpoint) => ({ where: { country: viewer.country.name } }),
        self: (viewer: Viewpoint) => ({ where: { userId: viewer.id } }),
      },
    },
  );
}
