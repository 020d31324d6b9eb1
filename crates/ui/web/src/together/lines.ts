// What a line of a draft is, by the mark it begins with, and how it becomes something else. Pure.

export type Kind = "alinea" | "item" | "note" | "table" | `title-${number}`;

export interface Line {
  kind: Kind;
  /** Characters of the mark at its start, spaces included */
  mark: number;
}

/** The same marks as the server reads (legistique): six levels of titles, items, quotations, lines of tables. */
export function lineOf(text: string): Line {
  const title = /^ {0,3}(#{1,6})(?:[ \t]+|$)/.exec(text);
  if (title) return { kind: `title-${(title[1] ?? "").length}`, mark: title[0].length };
  const note = /^[ \t]*>[ \t]?/.exec(text);
  if (note) return { kind: "note", mark: note[0].length };
  const item = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(text);
  if (item) return { kind: "item", mark: item[0].length };
  if (/^[ \t]*\|/.test(text)) return { kind: "table", mark: 0 };
  return { kind: "alinea", mark: 0 };
}

/** The mark that makes a line of this kind. */
export function markOf(kind: Kind): string {
  if (kind.startsWith("title-")) return `${"#".repeat(Number(kind.slice(6)))} `;
  if (kind === "item") return "- ";
  if (kind === "note") return "> ";
  return "";
}

/** The mark of the line that follows a line that is cut in two: a list goes on, a title does not. */
export function markAfter(text: string): string {
  const { kind, mark } = lineOf(text);
  if (kind !== "item" && kind !== "note") return "";
  const own = text.slice(0, mark);
  const number = /\d+/.exec(own);
  return number ? own.replace(number[0], String(Number(number[0]) + 1)) : own;
}

/** Words in bold or italics: where they are with their signs, and how many signs stand on each side. */
export interface Emphasis {
  start: number;
  end: number;
  sign: 1 | 2;
}

/** The words in bold or italics of a line, after its mark. */
export function emphasisOf(text: string, mark: number): Emphasis[] {
  const found = text.slice(mark).matchAll(/\*\*(?=[^\s*])[^*]*[^\s*]\*\*|\*(?=[^\s*])[^*]*[^\s*]\*/g);
  return [...found].map((one) => ({
    start: mark + one.index,
    end: mark + one.index + one[0].length,
    sign: one[0].startsWith("**") ? 2 : 1,
  }));
}
