export { connect, disconnect, sequelize } from './connection';
export { inTransaction } from './transaction-context';
export * from './models';
