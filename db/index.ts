export { connect, disconnect, sequelize } from './connection';
export { showCountries } from './sight';
export { inTransaction } from './transaction-context';
export * from './models';
export { findGaps, unwalledTables } from './wall';
