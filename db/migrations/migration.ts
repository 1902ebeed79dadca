/** One change of the schema, and the way back; `name` orders it and is remembered once it has run. */
export interface SqlMigration {
  name: string;
  up: string;
  down: string;
}
