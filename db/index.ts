export { connect, disconnect, sequelize } from './connection';
export { showCountries, sightOf } from './sight';
export { statement } from './statement';
export { transact } from './transaction';
export { inTransaction } from './transaction-context';
export * from './models';
export { findGaps, unwalledTables } from './wall';
