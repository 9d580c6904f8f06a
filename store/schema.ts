/**
 * The tables that kysely's query builder knows by name, column by column. Most queries are written as SQL with kysely's
 * `sql` template and read by `rows`; a table is listed here when a query is built from parts.
 */
// biome-ignore lint/suspicious/noEmptyInterface: tables are added as queries need them
export interface Schema {}
