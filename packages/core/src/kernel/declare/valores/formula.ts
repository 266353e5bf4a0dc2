/**
 * What makes Excel, LibreOffice or Google Sheets take a text for a formula, blanks before it included
 * (OWASP).
 */
const PELIGROSO = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/**
 * Text that is safe to write into an exported CSV or spreadsheet cell: what would start a formula gets an
 * apostrophe in front. For texts only; numbers are written as numbers.
 */
export const neutralizarFormula = (texto: string): string => (PELIGROSO.test(texto) ? `'${texto}` : texto);
