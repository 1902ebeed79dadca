export { connect, disconnect, sequelize } from './connection';
export { listenTo, type Listener } from './notifications';
export { poolStanding } from './pooled';
export { showCountries, sightOf } from './sight';
export { statement } from './statement';
export { transact } from './transaction';
export { afterCommit, inTransaction } from './transaction-context';
export * from './models';
export { findGaps, unwalledTables } from './wall';
