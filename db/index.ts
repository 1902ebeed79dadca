export { connect, disconnect, sequelize } from './connection';
export { listenTo, type Listener } from './notifications';
export { showCountries } from './sight';
export { afterCommit, inTransaction } from './transaction-context';
export * from './models';
export { findGaps, unwalledTables } from './wall';
