/** Signs that spreadsheets take for the start of a formula, with their full-width forms. */
const formulaStart = /^(["\s]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\t\r\n])/;

/**
 * In countries where the comma belongs to numbers, spreadsheets split at semicolons instead, see our quotes only at the
 * start of a line, and would find a new cell after any semicolon, tab or line break within ours.
 */
const innerFormulaStart = /([;\t\r\n]["\s]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * One line of a CSV file (RFC 4180, every cell in quotes, CRLF) that no spreadsheet runs: where a formula could begin it
 * puts an apostrophe, as OWASP's page on CSV injection says. Null becomes an empty cell.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  const text = String(cell ?? '');
  const safe = text.replace(innerFormulaStart, "$1'").replace(formulaStart, "'$1");
  return `"${safe.replaceAll('"', '""')}"`;
}
