/** Longest identifier PostgreSQL keeps whole. */
const LONGEST = 63;

/**
 * Quotes an identifier for SQL.
 *
 * @throws Error when PostgreSQL would cut it, since two cut names could meet.
 */
export const quote = (identifier: string): string => {
  if (Buffer.byteLength(identifier) > LONGEST)
    throw new Error(`The identifier ${identifier} is too long for SQL.`);
  return `"${identifier.replaceAll('"', '""')}"`;
};

/** Quotes a constant text for DDL, which takes no parameters. */
export const constant = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Column of a field: `montoIniciativa` → `monto_iniciativa`. */
export const columnName = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Table of a module. */
export const tableName = (module: string): string => `m_${module}`;

/** Table a module is rebuilt into. */
export const shadowName = (module: string): string => `m_${module}__nueva`;

/** View of a module for business intelligence. */
export const viewName = (module: string): string => `v_${module}`;
