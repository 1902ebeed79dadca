import { DataTypes, type ModelAttributeColumnOptions } from 'sequelize';

/** Columns several models share. */
export const id = () =>
  ({ type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 }) satisfies ModelAttributeColumnOptions;

export const reference = (table: string, key = 'id') =>
  ({
    type: key === 'id' ? DataTypes.UUID : DataTypes.TEXT,
    allowNull: false,
    references: { model: table, key },
  }) satisfies ModelAttributeColumnOptions;

/** DECIMAL(10,2), a string such as "320.00" in code: see `domain/rules/money.ts`. */
export const amount = () => ({ type: DataTypes.DECIMAL(10, 2), allowNull: false }) satisfies ModelAttributeColumnOptions;

/** The country of the parent row; the database fills it in when it is not named, and keeps it the same for ever. */
export const inheritedCountry = () => ({ type: DataTypes.TEXT }) satisfies ModelAttributeColumnOptions;

export const createdAt = () =>
  ({ type: DataTypes.DATE(3), allowNull: false, defaultValue: DataTypes.NOW }) satisfies ModelAttributeColumnOptions;
