import { DataTypes, Model, type Sequelize } from 'sequelize';
import { amount, createdAt, id, reference } from './columns';
import type { Viewpoint } from './viewpoint';

/** What was ordered at one restaurant: country, currency and total as of ordering. */
export class Order extends Model {
  declare id: string;
  declare userId: string;
  declare restaurantId: string;
  declare country: string;
  declare currency: string;
  declare paymentMethodId: string;
  /** The card as of ordering: whoever sees the order need not see the person's cards. */
  declare cardLast4: string;
  declare cardType: 'credit' | 'debit';
  declare totalAmount: string;
  declare status: 'pending' | 'confirmed' | 'cancelled';
  declare createdAt: Date;
  declare cancelledAt: Date | null;
  declare cancelledBy: string | null;
  declare cancelReason: string | null;
}

export function defineOrder(sequelize: Sequelize): void {
  Order.init(
    {
      id: id(),
      userId: reference('api_user'),
      restaurantId: reference('api_restaurant'),
      country: reference('api_country', 'name'),
      currency: { type: DataTypes.TEXT, allowNull: false },
      paymentMethodId: reference('api_paymentmethod'),
      cardLast4: { type: DataTypes.TEXT, field: 'card_last4' },
      cardType: { type: DataTypes.ENUM('credit', 'debit') },
      totalAmount: amount(),
      status: { type: DataTypes.ENUM('pending', 'confirmed', 'cancelled'), allowNull: false },
      createdAt: createdAt(),
      cancelledAt: { type: DataTypes.DATE(3) },
      cancelledBy: { type: DataTypes.UUID, references: { model: 'api_user', key: 'id' } },
      cancelReason: { type: DataTypes.TEXT },
    },
    {
      sequelize,
      modelName: 'Order',
      tableName: 'api_order',
      scopes: {
        everywhere: () => ({}),
        country: (viewer: Viewpoint) => ({ where: { country: viewer.country.name } }),
      },
    },
  );
}
