// The codes of voters as a table, for who sends them. Nothing here touches the page.

export type Voter = { name: string; login: string; weight: number };

const BYTE_ORDER_MARK = "\ufeff";

/** Lines for a spreadsheet of this country: semicolons, and the mark by which it knows the accents. */
export function tableOf(headings: readonly string[], voters: readonly Voter[], codes: readonly string[]): string {
  const lines = voters.map(({ name, login, weight }, place) => [name, login, codes[place] ?? "", String(weight)]);
  return BYTE_ORDER_MARK + [headings, ...lines].map((line) => `${line.map(cell).join(";")}\r\n`).join("");
}

/** A name that a spreadsheet would compute is written as a text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
