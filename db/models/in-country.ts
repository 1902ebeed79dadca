import { literal, type Sequelize } from 'sequelize';
import type { Viewpoint } from './viewpoint';

type CountryTable = 'api_user';

/**
 * The ids of a table's rows in the viewer's country, as a sub-select for `Op.in`. Not an include: bulk updates and deletes
 * ignore a scope that joins.
 */
export const idsInCountry = (sequelize: Sequelize, table: CountryTable, viewer: Viewpoint) =>
  literal(`(SELECT id FROM ${table} WHERE country = ${sequelize.escape(viewer.country.name)})`);
