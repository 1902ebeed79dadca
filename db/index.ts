export { connect, disconnect, inTransaction, sequelize } from './connection';
export * from './models';
