/** Characters that start a formula in spreadsheets, and their full-width forms. */
const formulaStart = /^(["\s]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\t\r\n])/;

/**
 * Where the comma is the decimal separator, spreadsheets split at semicolons, recognise our quotes only at the start of
 * a line, and start a new cell after any semicolon, tab or line break inside ours.
 */
const innerFormulaStart = /([;\t\r\n]["\s]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * Writes one line of a CSV file (RFC 4180, every cell quoted, CRLF) that no spreadsheet executes: it puts an apostrophe
 * where a formula could start, as OWASP's page on CSV injection recommends. Null becomes an empty cell.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  const text = String(cell ?? '');
  const safe = text.replace(innerFormulaStart, "$1'").replace(formulaStart, "'$1");
  return `"${safe.replaceAll('"', '""')}"`;
}
